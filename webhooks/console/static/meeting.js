// The page of a meeting: keys of the keyboard, what is asked once more, notes, and ticking by hand.
"use strict";

(() => {
  const KEPT = "shortcuts";

  function typing(target) {
    return target.closest?.("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]");
  }

  // --- keys of the keyboard -------------------------------------------------------------------------------------

  function on() {
    return localStorage.getItem(KEPT) !== "off";
  }

  function drawShortcuts() {
    const button = document.querySelector("[data-shortcuts]");
    if (!button) return;
    button.closest(".shortcuts").hidden = false;
    button.setAttribute("aria-pressed", String(on()));
    document.querySelector(".meeting").classList.toggle("no-shortcuts", !on());
  }

  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-shortcuts]")) return;
    localStorage.setItem(KEPT, on() ? "off" : "on");
    drawShortcuts();
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && event.target.id === "note-text") { event.target.blur(); return; }
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || !on()) return;
    if (typing(event.target) || document.querySelector("dialog[open]")) return;
    if (turnsToTick(event) || writes(event) || presses(event)) event.preventDefault();
  });

  function presses(event) {
    const key = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
    if (!key) return false;
    key.focus();
    key.click();
    return true;
  }

  // --- notes ----------------------------------------------------------------------------------------------------

  function writes(event) {
    const text = document.getElementById("note-text");
    const kind = document.querySelector(`[data-choose="${CSS.escape(event.key)}"]`);
    if (!text || !text.offsetParent || !(kind || event.key.toLowerCase() === "s")) return false;
    if (kind) kind.checked = true;
    text.focus();
    return true;
  }

  // Whoever has the floor is who says it, unless somebody else has been chosen.
  document.addEventListener("focusin", (event) => {
    const whose = document.getElementById("note-seat");
    const speaking = document.getElementById("speaking")?.dataset.seat;
    if (event.target.id !== "note-text" || !whose || event.target.value || whose.dataset.chosen) return;
    const kind = document.querySelector("#write [name=kind]:checked")?.value;
    whose.value = speaking && ["report", "need", "task"].includes(kind) ? speaking : "";
  });
  document.addEventListener("change", (event) => {
    if (event.target.id === "note-seat") event.target.dataset.chosen = event.target.value;
  });

  const draft = () => document.querySelector("[data-draft]");
  document.addEventListener("input", () => {
    const form = draft();
    const text = document.getElementById("note-text")?.value;
    if (form) sessionStorage.setItem(form.dataset.draft, text || "");
  });
  document.addEventListener("form:done", (event) => {
    if (event.target === draft()) {
      sessionStorage.removeItem(event.target.dataset.draft);
      for (const name of ["note-text", "note-due", "note-seat"]) document.getElementById(name).value = "";
      delete document.getElementById("note-seat").dataset.chosen;
    }
    event.target.closest("dialog")?.close();
  });

  // --- what is asked once more ----------------------------------------------------------------------------------

  document.addEventListener("click", async (event) => {
    const link = event.target.closest("a[data-dialog]");
    const dialog = document.getElementById("dialog");
    if (event.target.closest("dialog [data-close]")) { event.preventDefault(); dialog.close(); return; }
    if (!link || !dialog || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    try {
      const answer = await fetch(link.href, { redirect: "error" });
      const asked = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("asked");
      if (!answer.ok || !asked) throw new Error(link.href);
      asked.querySelector("h1").id = "dialog-heading";
      dialog.replaceChildren(asked);
      dialog.showModal();
      (dialog.querySelector("input:not([type=hidden]), select") || dialog.querySelector("button")).focus();
    } catch {
      location.assign(link.href);
    }
  });

  // --- ticking by hand ------------------------------------------------------------------------------------------

  const STEPS = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

  function turnsToTick(event) {
    const all = [...document.querySelectorAll(".tick")].filter((one) => one.offsetParent);
    const here = all.indexOf(document.activeElement);
    const step = STEPS[event.key];
    if (!all.length) return false;
    if (step && (here >= 0 || event.key.length === 1)) {
      all[Math.min(Math.max(here < 0 ? 0 : here + step, 0), all.length - 1)].focus();
      return true;
    }
    if (event.key !== "x" || here < 0) return false;
    all[here].click();
    return true;
  }

  document.addEventListener("DOMContentLoaded", () => {
    drawShortcuts();
    const form = draft();
    const kept = form && sessionStorage.getItem(form.dataset.draft);
    if (kept) document.getElementById("note-text").value = kept;
    if (matchMedia("(max-width: 62rem)").matches && !document.querySelector(".wall, .tick")) {
      for (const group of document.querySelectorAll("details.group")) group.open = false;
    }
  });
})();
