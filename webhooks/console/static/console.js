// What runs in the page: clocks that tick, keys that press, and the warning that the line is lost.
// Without any of it every page still works.
"use strict";

(() => {
  const SILENT = 12_000; // ms without a beat after which the line is lost, whatever the browser thinks of it
  let beat = Date.now();
  let offset = 0; // product time less the machine's, in ms, at `since`
  let speed = 1;
  let since = Date.now();

  function setClock() {
    const told = document.querySelector("[data-now]");
    if (!told) return;
    const at = Date.parse(told.dataset.now);
    if (Number.isNaN(at)) return;
    since = Date.now();
    offset = at - since;
    speed = Number(told.dataset.speed) || 1;
  }

  function productNow() {
    return since + offset + (Date.now() - since) * speed;
  }

  function minutes(ms) {
    const whole = Math.round(Math.abs(ms) / 1000);
    const sign = ms < -500 ? "−" : "";
    return `${sign}${Math.floor(whole / 60)}.${String(whole % 60).padStart(2, "0")}`;
  }

  function tick() {
    const now = productNow();
    for (const left of document.querySelectorAll("[data-until]")) {
      const ms = Date.parse(left.dataset.until) - now;
      left.textContent = minutes(ms);
      left.classList.toggle("over", ms < 0);
      left.classList.toggle("soon", ms >= 0 && ms < 10_000);
    }
    if (document.querySelector("[sse-connect]")) lost(Date.now() - beat > SILENT);
  }

  function lost(is) {
    const banner = document.getElementById("lost");
    if (banner && banner.hidden === is) banner.hidden = !is;
  }

  function typing(target) {
    return target.closest("input, textarea, select, [contenteditable]");
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const button = document.querySelector(`button[data-key="${CSS.escape(event.key)}"]`);
    if (!button) return;
    event.preventDefault();
    button.focus();
    button.click();
  });

  document.addEventListener("htmx:sseOpen", () => { beat = Date.now(); lost(false); });
  document.addEventListener("htmx:sseError", () => { beat = Math.min(beat, Date.now() - SILENT + 1_000); });
  document.addEventListener("htmx:sseBeforeMessage", () => { beat = Date.now(); lost(false); });
  document.addEventListener("htmx:afterSwap", () => { setClock(); tick(); });

  // A form that is sent without leaving the page: what it changes comes back by the stream. Each time has a stamp of
  // its own, and a second press while the first is on its way is no second wish.
  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (!form.matches("[data-quiet]") || !document.querySelector("[sse-connect]")) return;
    event.preventDefault();
    if (form.dataset.sending) return;
    form.dataset.sending = "1";
    const button = event.submitter;
    const body = new FormData(form, button);
    try {
      const answer = await fetch(button?.getAttribute("formaction") || form.action, { method: "POST", body });
      if (answer.redirected && new URL(answer.url).pathname !== location.pathname) { location.assign(answer.url); return; }
      if (answer.ok) { form.reset(); say(""); } else { say(reasonIn(await answer.text()) || answer.statusText); }
      const stamp = form.querySelector("[name=stamp]");
      if (stamp) stamp.value = crypto.getRandomValues(new Uint32Array(4)).join("-");
    } catch {
      lost(true);
    } finally {
      delete form.dataset.sending;
    }
  });

  function reasonIn(html) {
    return new DOMParser().parseFromString(html, "text/html").querySelector(".reason")?.textContent;
  }

  function say(sentence) {
    let told = document.querySelector(".told");
    if (!told && !sentence) return;
    if (!told) {
      told = document.createElement("div");
      told.className = "told";
      told.setAttribute("role", "status");
      document.getElementById("content").prepend(told);
    }
    told.hidden = !sentence;
    const line = document.createElement("p");
    line.textContent = sentence;
    told.replaceChildren(line);
  }

  document.addEventListener("DOMContentLoaded", () => { setClock(); tick(); });
  setInterval(tick, 500);
})();
