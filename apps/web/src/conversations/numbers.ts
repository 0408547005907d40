import { NotFoundException } from '@nestjs/common';

/** The number of a message as an address has it; undefined for anything else. */
export const numberIn = (text: unknown): number | undefined =>
  typeof text === 'string' && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;

/** Reads the number of a message from an address. What is none is a page that does not exist. */
export const MessageNumber = {
  transform: (text: string): number => {
    const number = numberIn(text);
    if (number === undefined) throw new NotFoundException();
    return number;
  },
};
