import { NotFoundException, type PipeTransform } from '@nestjs/common';

/** Reads the number of a snapshot from an address. What is no such number is a page that does not exist. */
export const SnapshotNumber: PipeTransform<string, number> = {
  transform(text) {
    if (!/^[1-9]\d{0,8}$/.test(text)) throw new NotFoundException();
    return Number(text);
  },
};
