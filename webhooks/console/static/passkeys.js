// Passkeys: what the page asks is put to the browser, and its answer is sent with the form. Without passkeys the forms
// stay hidden, and every account has another way in.
"use strict";

(() => {
  const able = window.PublicKeyCredential && window.isSecureContext && navigator.credentials;

  function bytes(text) {
    const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
  }

  function text(buffer) {
    const letters = Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join("");
    return btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  }

  function question(form) {
    const asked = JSON.parse(form.dataset.question);
    asked.challenge = bytes(asked.challenge);
    if (asked.user) asked.user.id = bytes(asked.user.id);
    for (const known of [...(asked.excludeCredentials || []), ...(asked.allowCredentials || [])]) known.id = bytes(known.id);
    return { publicKey: asked };
  }

  function answer(credential) {
    const response = {};
    for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
      if (credential.response[name]) response[name] = text(credential.response[name]);
    }
    return JSON.stringify({ id: credential.id, rawId: text(credential.rawId), type: credential.type, response });
  }

  async function use(event) {
    const form = event.target;
    if (!form.matches("[data-passkey]") || form.elements.credential.value) return;
    event.preventDefault();
    try {
      const ask = form.dataset.passkey === "create" ? "create" : "get";
      form.elements.credential.value = answer(await navigator.credentials[ask](question(form)));
      form.submit();
    } catch {
      say(form, form.dataset.failed);
    }
  }

  function say(form, sentence) {
    let told = form.querySelector("[role=alert]");
    if (!told) {
      told = document.createElement("p");
      told.className = "bad";
      told.setAttribute("role", "alert");
      form.append(told);
    }
    told.textContent = sentence;
  }

  document.addEventListener("DOMContentLoaded", () => {
    if (!able) return;
    for (const form of document.querySelectorAll("[data-passkey]")) form.hidden = false;
    for (const told of document.querySelectorAll(".no-passkey")) told.hidden = true;
  });
  document.addEventListener("submit", use);
})();
