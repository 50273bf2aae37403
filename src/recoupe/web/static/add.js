// recoupe: the progress of a build without loading the page anew, and files dropped anywhere on the form.
"use strict";
(() => {
  const job = document.querySelector(".job");
  if (!job) return;

  async function look() {
    const answer = await fetch("/add");
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const now = page.querySelector(".job");
    job.replaceChildren(...now.childNodes);
    job.dataset.state = now.dataset.state;
    job.hidden = now.hidden;
    if (job.dataset.state === "running") setTimeout(look, 1000);
  }
  if (job.dataset.state === "running") setTimeout(look, 1000);

  const field = document.querySelector(".drop input[type=file]");
  if (!field) return;
  const drop = field.closest("form");
  for (const name of ["dragenter", "dragover"]) {
    drop.addEventListener(name, (event) => {
      event.preventDefault();
      drop.classList.add("over");
    });
  }
  for (const name of ["dragleave", "drop"]) drop.addEventListener(name, () => drop.classList.remove("over"));
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    if (!event.dataTransfer.files.length) return;
    field.files = event.dataTransfer.files;
    drop.requestSubmit();
  });
})();
