// What runs in every page: clocks that tick, the line to the server and what is done when it is lost, and forms
// that are sent without leaving the page. Without any of it every page still works.
"use strict";

(() => {
  const SILENT = 12_000; // ms without a beat after which the line is lost, whatever the browser thinks of it
  const PATIENT = 2_000; // ms that a broken line may take to mend before anybody is told
  const DEAD = 20_000; // ms without a beat after which a line that claims to be up is given up
  const POLLED = 5_000; // ms between two questions where there is no stream
  let beat = Date.now(); // when the server was last heard of
  let streamed = Date.now(); // and when by the stream
  let broken = 0; // since when the stream is known to be down
  let polled = 0;
  let source = null;
  let since = Date.now();
  let at = Date.now(); // product time at `since`, in ms
  let speed = 1;

  // --- time ---------------------------------------------------------------------------------------------------

  function setClock(now, pace) {
    const told = Date.parse(now);
    if (Number.isNaN(told)) return;
    since = Date.now();
    at = told;
    speed = pace;
  }

  function productNow() {
    return at + (Date.now() - since) * speed;
  }

  function minutes(ms) {
    const whole = Math.round(Math.abs(ms) / 1000);
    const sign = ms < -500 ? "−" : "";
    return `${sign}${Math.floor(whole / 60)}.${String(whole % 60).padStart(2, "0")}`;
  }

  function hour(ms, { zone, clock }) {
    const parts = { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone };
    if (clock !== "short") parts.second = "2-digit";
    return new Intl.DateTimeFormat("sv-SE", parts).format(ms).replaceAll(":", ".");
  }

  function write(element, words) {
    if (element.textContent !== words) element.textContent = words;
  }

  function tick() {
    const now = productNow();
    for (const left of document.querySelectorAll("[data-until]")) {
      const most = left.dataset.most ? Number(left.dataset.most) * 1000 : Infinity; // a name is called before time counts
      const ms = Math.min(Date.parse(left.dataset.until) - now, most);
      write(left, minutes(ms));
      left.classList.toggle("over", ms < 0);
      left.classList.toggle("soon", ms >= 0 && ms < 10_000);
    }
    for (const clock of document.querySelectorAll("[data-clock]")) write(clock, hour(now, clock.dataset));
    watch();
  }

  // --- the line to the server -----------------------------------------------------------------------------------

  function alive(said) {
    beat = Date.now();
    if (said) {
      const told = JSON.parse(said);
      setClock(told.now, told.speed);
    }
    lost(false);
  }

  function watch() {
    const page = document.querySelector("[sse-connect]");
    if (!page) return;
    const now = Date.now();
    const down = broken > 0 && now - broken > PATIENT;
    if (now - streamed > DEAD && source && source.readyState === EventSource.OPEN) {
      streamed = now;
      source.close(); // it says that it is up, and nothing comes: ask for another
      source.onerror(new Event("error"));
    }
    if ((down || now - streamed > SILENT) && page.dataset.parts && now - polled > POLLED) poll(page);
    if (now - beat > SILENT || (down && !page.dataset.parts)) lost(true);
    for (const form of document.querySelectorAll("form[data-waiting]")) {
      if (document.getElementById("lost").hidden && now - Number(form.dataset.waiting) > PATIENT) form.requestSubmit();
    }
  }

  // There are as many streams as there may be, or something on the way lets none through.
  async function poll(page) {
    const before = streamed;
    polled = Date.now();
    try {
      const answer = await fetch(page.dataset.parts, { signal: AbortSignal.timeout(4_000), redirect: "manual" });
      if (answer.type === "opaqueredirect") { location.reload(); return; } // signed out meanwhile
      if (streamed !== before) return; // the stream is back
      if (!answer.ok) { lost(true); return; }
      const told = await answer.json();
      for (const [name, html] of Object.entries(told.parts)) {
        const part = document.getElementById(name);
        const drawn = new DOMParser().parseFromString(html, "text/html").body;
        if (part) Idiomorph.morph(part, drawn.childNodes, { morphStyle: "innerHTML" });
      }
      alive(JSON.stringify(told.beat));
      slow(true);
      tick();
    } catch {
      if (streamed === before) lost(true);
    }
  }

  function slow(is) {
    const told = document.getElementById("slow");
    if (told && told.hidden === is) told.hidden = !is;
  }

  function lost(is) {
    const banner = document.getElementById("lost");
    if (!banner || banner.hidden !== is) return;
    banner.hidden = !is;
    if (is) slow(false);
  }

  function comes(said) {
    streamed = Date.now();
    broken = 0;
    slow(false);
    alive(said);
  }

  document.addEventListener("htmx:sseOpen", (event) => { source = event.detail.source; comes(""); });
  document.addEventListener("htmx:sseError", () => { broken ||= Date.now(); });
  document.addEventListener("htmx:sseBeforeMessage", (event) => { comes(event.detail.type === "beat" ? event.detail.data : ""); });
  window.addEventListener("offline", () => lost(true));
  document.addEventListener("htmx:afterSwap", tick);
  // What the reader has opened stays open, and what they have closed stays closed, whatever is drawn again.
  Idiomorph.defaults.callbacks.beforeAttributeUpdated = (name, node) => !(name === "open" && node.tagName === "DETAILS");

  // --- forms ----------------------------------------------------------------------------------------------------

  // A form that is sent without leaving the page: what it changes comes back by the stream. Each time has a stamp of
  // its own, and a second press while the first is on its way is no second wish. What is to be kept (`data-keep`)
  // waits with its stamp until the line is back, so that it is done once, whether or not it had arrived.
  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (!form.matches("[data-quiet]") || !document.querySelector("[sse-connect]")) return;
    event.preventDefault();
    if (form.dataset.sending) return;
    form.dataset.sending = "1";
    const button = event.submitter;
    const body = new FormData(form, button);
    const to = button?.getAttribute("formaction") || form.action;
    let answered = false;
    try {
      const answer = await fetch(to, { method: "POST", body, headers: { "X-Quietly": "1" }, redirect: "manual", signal: AbortSignal.timeout(10_000) });
      if (answer.type === "opaqueredirect") { location.reload(); return; } // signed out meanwhile
      answered = answer.status < 500;
      delete form.dataset.waiting;
      if (answer.ok) {
        say("");
        form.dispatchEvent(new Event("form:done", { bubbles: true }));
      } else {
        say(reasonIn(await answer.text()) || answer.statusText);
      }
    } catch {
      broken ||= Date.now() - PATIENT;
      lost(true);
    } finally {
      if (!answered && form.matches("[data-keep]")) form.dataset.waiting = Date.now();
      const stamp = form.querySelector("[name=stamp]");
      if (stamp && !form.dataset.waiting) stamp.value = crypto.getRandomValues(new Uint32Array(4)).join("-");
      delete form.dataset.sending;
    }
  });

  document.addEventListener("form:done", (event) => {
    for (const field of event.target.querySelectorAll("[data-clear]")) field.value = "";
  });

  function reasonIn(html) {
    return new DOMParser().parseFromString(html, "text/html").querySelector(".reason")?.textContent;
  }

  function say(sentence) {
    const place = document.getElementById("said");
    if (place) { write(place, sentence); return; }
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

  document.addEventListener("DOMContentLoaded", () => {
    const told = document.querySelector("[data-now]");
    if (told) setClock(told.dataset.now, Number(told.dataset.speed));
    tick();
  });
  setInterval(tick, 250);
})();
