// Signing in with a passkey, and making one. Only browsers can do either, so what needs this script is hidden until it
// runs; what to do without it is hidden then. All words are the page's own.
import { browserSupportsWebAuthn } from '../../../node_modules/@simplewebauthn/browser/esm/helpers/browserSupportsWebAuthn.js';
import { startAuthentication } from '../../../node_modules/@simplewebauthn/browser/esm/methods/startAuthentication.js';
import { startRegistration } from '../../../node_modules/@simplewebauthn/browser/esm/methods/startRegistration.js';

const ceremonies = { show: startAuthentication, make: startRegistration };

/** Sends the form's own fields, its token with them, and more; the answer is JSON or the attempt is over. */
async function send(path, form, more) {
  const body = new URLSearchParams(new FormData(form));
  for (const name in more) body.set(name, more[name]);
  const answer = await fetch(path, { method: 'POST', body, headers: { accept: 'application/json' } });
  const isOurs = (answer.headers.get('content-type') ?? '').startsWith('application/json');
  return isOurs ? answer.json() : { refused: 'failed' };
}

/** What came of it: where to go on, or why not, by the name that the page has words for. */
async function attempt({ dataset }, form) {
  const asked = await send(dataset.options, form);
  if (!asked.options) return asked;
  const answer = await ceremonies[dataset.passkey]({ optionsJSON: asked.options });
  return send(form.action, form, { answer: JSON.stringify(answer) });
}

/** A device that has one already says so; anything else that nobody pressed wrong is a fault. */
function reasonFor({ name }) {
  if (name === 'InvalidStateError') return 'known';
  return name === 'NotAllowedError' || name === 'AbortError' ? 'cancelled' : 'failed';
}

function open(box) {
  const form = box.querySelector('form');
  const said = box.querySelector('[role=alert]');
  const say = (reason) => (said.textContent = box.dataset[reason] ?? box.dataset.failed);
  let isBusy = false;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (isBusy) return;
    isBusy = true;
    said.textContent = '';
    attempt(box, form)
      .then(({ next, refused }) => (next ? location.assign(next) : say(refused)))
      .catch((error) => say(reasonFor(error)))
      .finally(() => (isBusy = false));
  });
  box.hidden = false;
}

if (browserSupportsWebAuthn()) {
  document.querySelectorAll('[data-passkey]').forEach(open);
  document.querySelectorAll('[data-without-passkey]').forEach((words) => (words.hidden = true));
}
