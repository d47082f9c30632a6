/* Klaver: asks the browser for a passkey, where it has them at this address; without this there is the password and the code. */
(function () {
  "use strict";
  if (!window.isSecureContext || !window.PublicKeyCredential || !navigator.credentials) return;

  function all(selector) { return Array.prototype.slice.call(document.querySelectorAll(selector)); }
  function bytes(text) {
    var plain = atob(text.replace(/-/g, "+").replace(/_/g, "/")), found = new Uint8Array(plain.length);
    for (var i = 0; i < plain.length; i++) found[i] = plain.charCodeAt(i);
    return found;
  }
  function text(buffer) {
    var plain = "", given = new Uint8Array(buffer);
    for (var i = 0; i < given.length; i++) plain += String.fromCharCode(given[i]);
    return btoa(plain).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  }
  function known(list) {
    return (list || []).map(function (one) { return Object.assign({}, one, { id: bytes(one.id) }); });
  }
  function isHere(host) { return location.hostname === host || location.hostname.slice(-host.length - 1) === "." + host; }

  var forms = all("form[data-passkey]").filter(function (form) { return isHere(form.dataset.host); });
  if (!forms.length) return;
  forms.forEach(function (form) { form.hidden = false; });
  all("[data-passkey-without]").forEach(function (e) { e.hidden = true; });

  function make(asked) {
    var options = asked.publicKey;
    options.challenge = bytes(options.challenge);
    options.user.id = bytes(options.user.id);
    options.excludeCredentials = known(options.excludeCredentials);
    return navigator.credentials.create({ publicKey: options }).then(function (made) {
      var given = made.response;
      return {
        "new-question": asked.question, "new-client": text(given.clientDataJSON),
        "new-attestation": text(given.attestationObject),
        "new-transports": given.getTransports ? given.getTransports().join(" ") : ""
      };
    });
  }
  function use(asked) {
    var options = asked.publicKey;
    options.challenge = bytes(options.challenge);
    options.allowCredentials = known(options.allowCredentials);
    return navigator.credentials.get({ publicKey: options }).then(function (used) {
      var given = used.response;
      return {
        "pk-question": asked.question, "pk-id": text(used.rawId), "pk-client": text(given.clientDataJSON),
        "pk-data": text(given.authenticatorData), "pk-signature": text(given.signature),
        "pk-user": given.userHandle ? text(given.userHandle) : ""
      };
    });
  }

  /* Before anything else hears of the submit: the answer comes first. */
  document.addEventListener("submit", function (e) {
    var form = e.target;
    if (forms.indexOf(form) < 0 || form.dataset.answered) return;
    e.preventDefault();
    if (form.dataset.asking) return;
    form.dataset.asking = "1";
    var said = form.querySelector("[data-said]"), words = form.dataset;
    said.textContent = "";
    fetch(words.ask, { credentials: "same-origin", redirect: "manual", cache: "no-store" }).then(function (answer) {
      if (answer.ok) return answer.json();
      if (answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403) location.reload();
      throw new Error("not asked");
    }).then(words.passkey === "create" ? make : use).then(function (fields) {
      Object.keys(fields).forEach(function (name) {
        var field = document.createElement("input");
        field.type = "hidden"; field.name = name; field.value = fields[name];
        field.dataset.answer = "1";
        form.append(field);
      });
      form.dataset.answered = "1";
      form.requestSubmit();
    }).catch(function (error) {
      said.textContent = error.name === "InvalidStateError" ? words.known : error.name === "NotAllowedError" ? words.stopped : words.failed;
    }).then(function () { delete form.dataset.asking; });
  }, true);

  window.addEventListener("pageshow", function () {   // come back to: an answer is good once
    forms.forEach(function (form) {
      delete form.dataset.answered;
      all("input[data-answer]").forEach(function (field) { field.remove(); });
    });
  });
})();
