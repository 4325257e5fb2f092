// The seconds in which a press may be taken back. The server decides; this shows how long it will say yes.
"use strict";

(() => {
  const form = document.querySelector("form.undo");
  if (!form) return;
  const left = form.querySelector("[data-left]");
  const until = performance.now() + Number(form.dataset.wallSeconds) * 1000;

  const ticking = setInterval(() => {
    const ms = until - performance.now();
    if (ms > 0) { left.textContent = String(Math.ceil(ms / 1000)); return; }
    clearInterval(ticking);
    const held = form.contains(document.activeElement);
    form.remove();
    if (held) document.getElementById("content").focus();
  }, 100);
})();
