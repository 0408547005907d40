/** Which files can go with a message, by what they begin with. */
export const fileKinds = {
  pdf: { mime: 'application/pdf', begins: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  png: { mime: 'image/png', begins: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  jpeg: { mime: 'image/jpeg', begins: [0xff, 0xd8, 0xff] },
} as const;
export type FileKind = keyof typeof fileKinds;

/** The largest file that goes with a message, in bytes. */
export const MOST_FILE_BYTES = 5 * 1024 * 1024;
/** How many files one conversation can hold. */
export const MOST_FILES = 30;

/** What a file is by its first bytes, whatever it calls itself; null: nothing that we take. */
export function fileKindOf(bytes: Uint8Array): FileKind | null {
  const kinds = Object.keys(fileKinds) as FileKind[];
  return kinds.find((kind) => fileKinds[kind].begins.every((byte, at) => bytes[at] === byte)) ?? null;
}

const endings: Readonly<Record<FileKind, string>> = { pdf: '.pdf', png: '.png', jpeg: '.jpg' };

/** A name that is safe on every disk and says what the file is: no folders, no control or odd signs, at most 80 letters. */
export function fileNameOf(name: string, kind: FileKind): string {
  const bare = (name.split(/[/\\]/).at(-1) ?? '').normalize('NFC').replace(/\.[A-Za-z0-9]{1,8}$/, '');
  const safe = bare
    .replace(/[^\p{L}\p{N} ()_-]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return `${[...safe].slice(0, 76).join('').trim() || 'file'}${endings[kind]}`;
}
