// recoupe: verdicts with one key and without leaving the page. Without this script the same forms are sent whole.
"use strict";
(() => {
  const groupsOf = (group) =>
    document.querySelectorAll(`.review[data-layer="${group.dataset.layer}"][data-fact="${group.dataset.fact}"]`);

  // The same fact can stand twice: in the list below the text and in the inspector beside it.
  function show(group, done) {
    for (const same of groupsOf(group)) {
      for (const button of same.querySelectorAll("button[aria-pressed]")) {
        button.setAttribute("aria-pressed", String(button.value === done.verdict));
      }
      same.querySelector(".withdraw").hidden = !done.verdict;
      same.querySelector(".said-so").textContent = done.verdict ? "✓" : "";
      for (const field of same.querySelectorAll("[name=correction]")) field.value = done.correction ?? "";
    }
  }

  async function send(form, verdict) {
    const body = new FormData(form);
    body.set("verdict", verdict);
    const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } });
    if (answer.ok) show(form.closest(".review"), await answer.json());
    else form.submit();
  }

  document.addEventListener("submit", (event) => {
    if (!event.target.closest(".review") || event.submitter?.name !== "verdict") return;
    event.preventDefault();
    send(event.target, event.submitter.value);
  });

  // The fact in hand: the one that has the focus, else the first that the inspector shows, else the page's only one.
  function groupInHand(target) {
    const own = target.closest?.(".record, .disagreement, .actions")?.querySelector(".review");
    if (own) return own;
    const shown = document.querySelector(".found-here .review");
    if (shown) return shown;
    const all = document.querySelectorAll(".review");
    return all.length === 1 ? all[0] : null;
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.matches("input, select, textarea")) return;
    const group = groupInHand(event.target);
    const wanted = group && [...group.querySelectorAll("[data-key]")].find((each) => each.dataset.key === event.key);
    if (!wanted) return;
    event.preventDefault();
    if (wanted.tagName === "SUMMARY") {
      wanted.parentElement.open = true;
      group.querySelector("[name=correction]").focus();
    } else {
      send(wanted.form, wanted.getAttribute("aria-pressed") === "true" ? "none" : wanted.value);
    }
  });
})();
