"use strict";
// What is better with a script: the interface language, filters, and the whole of the linked words lit.
// Without it the page says everything, in its first language.
(() => {
  const phrases = JSON.parse(document.getElementById("phrases").textContent);
  const attributes = ["aria-label", "title", "data-code"];

  function speak(language) {
    const texts = phrases[language];
    document.documentElement.lang = language;
    for (const element of document.querySelectorAll("[data-t]")) {
      element.textContent = texts[element.dataset.t];
    }
    for (const attribute of attributes) {
      for (const element of document.querySelectorAll(`[data-t-${attribute}]`)) {
        element.setAttribute(attribute, texts[element.getAttribute(`data-t-${attribute}`)]);
      }
    }
    for (const button of document.querySelectorAll("[data-language]")) {
      button.setAttribute("aria-pressed", String(button.dataset.language === language));
    }
  }

  function offerLanguages() {
    for (const group of document.querySelectorAll(".languages")) {
      group.hidden = false;
      group.addEventListener("click", (event) => {
        const button = event.target.closest("[data-language]");
        if (button) speak(button.dataset.language);
      });
    }
  }

  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  function offerFilters(toolbar) {
    const rows = [...document.getElementById(toolbar.dataset.filters).children];
    const found = toolbar.querySelector("[data-found-for]");
    const fields = [...toolbar.querySelectorAll("[data-filter]")];
    const choose = () => {
      const wanted = fields.filter((field) => field.value !== "");
      let shown = 0;
      for (const row of rows) {
        row.hidden = !wanted.every((field) => field.dataset.filter === "text"
          ? fold(row.textContent).includes(fold(field.value))
          : row.dataset[field.dataset.filter] === field.value);
        if (!row.hidden) shown += 1;
      }
      found.textContent = `${shown} / ${rows.length}`;
    };
    toolbar.hidden = false;
    toolbar.addEventListener("input", choose);
    toolbar.addEventListener("change", choose);
    choose();
  }

  function showTarget() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return null;
    for (let around = target; around; around = around.parentElement) {
      if (around.tagName === "DETAILS") around.open = true;
      if (around.hidden) around.hidden = false;
    }
    target.scrollIntoView();
    return target;
  }

  // Offsets count code points; a string in JavaScript counts UTF-16 units.
  function placeAt(container, offset) {
    const paragraphs = [...container.querySelectorAll("p[data-start]")];
    const paragraph = paragraphs.filter((each) => Number(each.dataset.start) < offset).pop();
    if (!paragraph) return null;
    let left = offset - Number(paragraph.dataset.start);
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    let node = walker.nextNode();
    for (let next = node; next; next = walker.nextNode()) {
      node = next;
      const points = [...node.data];
      if (left <= points.length) return [node, points.slice(0, left).join("").length];
      left -= points.length;
    }
    return node && [node, node.data.length];
  }

  function lightWords(target, end) {
    if (!("highlights" in CSS)) return;
    CSS.highlights.delete("words");
    const container = target && target.closest(".print");
    document.body.classList.toggle("lights", Boolean(container && end));
    if (!container || !end) return;
    const last = placeAt(container, end);
    if (!last) return;
    const range = document.createRange();
    range.setStartBefore(target);
    range.setEnd(last[0], last[1]);
    CSS.highlights.set("words", new Highlight(range));
  }

  function followLinks() {
    let end = 0;
    document.addEventListener("click", (event) => {
      const link = event.target.closest("a[href^='#']");
      if (!link) return;
      end = Number(link.dataset.end || 0);
      if (link.getAttribute("href") === location.hash) lightWords(showTarget(), end);
    });
    addEventListener("hashchange", () => {
      lightWords(showTarget(), end);
      end = 0;
    });
    showTarget();
  }

  function openForPrint() {
    let closed = [];
    addEventListener("beforeprint", () => {
      closed = [...document.querySelectorAll("details:not([open])")];
      for (const details of closed) details.open = true;
    });
    addEventListener("afterprint", () => {
      for (const details of closed) details.open = false;
    });
  }

  offerLanguages();
  document.querySelectorAll("[data-filters]").forEach(offerFilters);
  followLinks();
  openForPrint();
})();
