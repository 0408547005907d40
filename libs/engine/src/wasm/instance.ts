/** The memory a kernel works in. */
export interface Memory {
  /** All of it; another object, and the old one void, once it has grown. */
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

/** As much of WebAssembly as is used here: the language's own libraries do not describe it. */
interface Wasm {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Memory: new (size: { initial: number }) => Memory;
  readonly Instance: new (module: object, imports: object) => { readonly exports: object };
}
const wasm = (globalThis as unknown as { readonly WebAssembly?: Wasm }).WebAssembly;

/** Memory is given out in pages of so many bytes. */
export const PAGE = 65_536;

/** What each text compiled to, once a thread; undefined where this machine cannot. */
const compiled = new Map<string, object | undefined>();

function compile(text: string): object | undefined {
  try {
    return wasm && new wasm.Module(Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)));
  } catch {
    return undefined;
  }
}

/**
 * A kernel and a new memory for it, all 0.
 *
 * @param text the kernel as build-kernel.mjs wrote it: WebAssembly in base64.
 * @returns undefined where WebAssembly with the instructions this kernel needs cannot be had.
 */
export function instanceOf(
  text: string,
  pages: number,
): { readonly memory: Memory; readonly calls: object } | undefined {
  if (!compiled.has(text)) compiled.set(text, compile(text));
  const module = compiled.get(text);
  if (!wasm || !module) return undefined;
  const memory = new wasm.Memory({ initial: pages });
  return { memory, calls: new wasm.Instance(module, { env: { memory } }).exports };
}
