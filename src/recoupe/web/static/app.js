// recoupe: what is better with a script; every page works without. Texts are only ever set as text.
"use strict";
(() => {
  // Offsets count code points; a string in JavaScript counts UTF-16 units.
  const points = (text) => [...text].length;

  function offsetOf(container, node, offset) {
    const paragraph = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("p[data-start]");
    if (!paragraph || !container.contains(paragraph)) return null;
    const before = document.createRange();
    before.selectNodeContents(paragraph);
    before.setEnd(node, offset);
    return Number(paragraph.dataset.start) + points(before.toString());
  }

  function readingOf(list) {
    return [...list.querySelectorAll(".record")].map((record) => ({
      record,
      spans: (record.dataset.spans || "").trim().split(/\s+/).filter(Boolean)
        .map((span) => span.split("-").map(Number)),
    }));
  }

  function marksOf(print) {
    const marks = [];
    for (const paragraph of print.querySelectorAll("p[data-start]")) {
      let at = Number(paragraph.dataset.start);
      const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const mark = node.parentElement.closest(".g");
        if (mark) marks.push({ mark, start: at });
        at += points(node.data);
      }
    }
    return marks;
  }

  function offerInspector(reading) {
    const print = reading.querySelector(".print");
    const inspector = reading.querySelector(".inspector");
    const list = document.getElementById("records");
    if (!print || !inspector || !list) return;
    const records = readingOf(list);
    const marks = marksOf(print);
    const startOf = new Map(marks.map(({ mark, start }) => [mark, start]));
    const found = inspector.querySelector(".found-here");
    const hint = inspector.querySelector(".hint");
    let shown = null;

    function show(mark) {
      if (mark === shown) return;
      const start = startOf.get(mark);
      const here = records.filter(({ spans }) => spans.some(([first, last]) => first <= start && start < last));
      if (!here.length) return;
      if (shown) shown.classList.remove("shown");
      shown = mark;
      mark.classList.add("shown");
      hint.hidden = true;
      found.replaceChildren(...here.map(({ record }) => {
        const copy = record.cloneNode(true);
        copy.removeAttribute("id");
        for (const each of copy.querySelectorAll("[id]")) each.removeAttribute("id");
        return copy;
      }));
    }

    function step(from, by) {
      const at = marks.findIndex(({ mark }) => mark === from);
      const next = marks[Math.min(Math.max(at + by, 0), marks.length - 1)];
      if (!next) return;
      from.tabIndex = -1;
      next.mark.tabIndex = 0;
      next.mark.focus();
    }

    inspector.hidden = false;
    reading.classList.add("inspected");
    if (marks.length) marks[0].mark.tabIndex = 0;
    print.addEventListener("pointerover", (event) => {
      const mark = event.target.closest(".g");
      if (mark) show(mark);
    });
    print.addEventListener("click", (event) => {
      const mark = event.target.closest(".g");
      if (mark) show(mark);
    });
    print.addEventListener("focusin", (event) => {
      const mark = event.target.closest(".g");
      if (mark) show(mark);
    });
    print.addEventListener("keydown", (event) => {
      const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      if (!by || !event.target.matches(".g") || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      step(event.target, by);
    });
    const lit = print.querySelector(".lit.g");
    if (lit) show(lit);
    offerCopy(print, inspector, reading.dataset.article);
  }

  function offerCopy(print, inspector, article) {
    const line = inspector.querySelector(".copy-link");
    const button = line.querySelector("button");
    const offered = button.textContent;
    let address = "";
    document.addEventListener("selectionchange", () => {
      const selection = document.getSelection();
      if (!selection || selection.isCollapsed || !selection.rangeCount) return;
      const range = selection.getRangeAt(0);
      if (!print.contains(range.startContainer) || !print.contains(range.endContainer)) return;
      const start = offsetOf(print, range.startContainer, range.startOffset);
      const end = offsetOf(print, range.endContainer, range.endOffset);
      if (start === null || end === null || end <= start) return;
      address = `${location.origin}/articles/${encodeURIComponent(article)}?words=${start}-${end}#c${start}-${end}`;
      line.hidden = false;
      button.textContent = offered;
    });
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(address);
        button.textContent = button.dataset.done;
      } catch {
        location.assign(address);
      }
    });
  }

  // A place that has no element of its own (#c120-145 typed or kept from elsewhere): the server marks it.
  function followPlace() {
    const place = /^#c(\d+)-(\d+)$/.exec(location.hash);
    const reading = document.querySelector(".reading");
    if (!place || !reading || document.getElementById(location.hash.slice(1))) return;
    const wanted = new URLSearchParams(location.search);
    const words = `${place[1]}-${place[2]}`;
    if (wanted.get("words") === words) return;
    wanted.set("words", words);
    location.replace(`${location.pathname}?${wanted}${location.hash}`);
  }

  // Fields left empty stay out of the address.
  function tidyFilters(form) {
    form.addEventListener("submit", () => {
      for (const field of form.querySelectorAll("input, select")) if (!field.value) field.disabled = true;
    });
    addEventListener("pageshow", () => {
      for (const field of form.querySelectorAll("input, select")) field.disabled = false;
    });
  }

  // Layers stay as they were left, on this machine only.
  function keepLayers() {
    for (const box of document.querySelectorAll(".layers input[type=checkbox]")) {
      const key = `recoupe.${box.id}`;
      if (localStorage.getItem(key) === "off") box.checked = false;
      box.addEventListener("change", () => {
        if (box.checked) localStorage.removeItem(key);
        else localStorage.setItem(key, "off");
      });
    }
  }

  document.querySelectorAll(".reading").forEach(offerInspector);
  document.querySelectorAll("form.filters[action]:not([method=post])").forEach(tidyFilters);
  keepLayers();
  addEventListener("hashchange", followPlace);
  followPlace();
})();
