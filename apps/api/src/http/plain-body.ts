import type { RequestHandler } from 'express';
import { DomainError } from '@footing/kernel';

const MOST_LEVELS = 20;
const MOST_KEYS = 1_000;
const MOST_ITEMS = 1_000;

/**
 * Lets through bodies that are plain: JSON of at most 20 levels, 1,000 keys and 1,000 items a list, text without
 * characters that cannot be shown, brought to one Unicode form. Other bodies are left to the handler that reads them.
 */
export function plainBody(): RequestHandler {
  return (req, _res, next) => {
    if (req.is('application/json')) req.body = new Walk().plain(req.body, 1);
    next();
  };
}

class Walk {
  private keys = 0;

  /** The same value with its texts normalised. @throws {DomainError} at the first thing that is not plain. */
  plain(value: unknown, level: number): unknown {
    if (typeof value === 'string') return plainText(value);
    if (typeof value !== 'object' || value === null) return value;
    if (level > MOST_LEVELS) throw refused('request.too-deep', 'Use at most 20 levels of lists and objects');
    if (Array.isArray(value)) {
      if (value.length > MOST_ITEMS) throw refused('request.too-many-items', 'Use at most 1,000 items in a list');
      return value.map((item) => this.plain(item, level + 1));
    }
    const entries = Object.entries(value);
    this.count(entries.length);
    return Object.fromEntries(entries.map(([name, inner]) => [plainName(name), this.plain(inner, level + 1)]));
  }

  private count(more: number): void {
    this.keys += more;
    if (this.keys > MOST_KEYS) throw refused('request.too-many-keys', 'Use at most 1,000 keys');
  }
}

function plainText(text: string): string {
  if (text.includes('\0') || !text.isWellFormed())
    throw refused('request.unreadable-text', 'Remove the characters that cannot be shown');
  return text.normalize('NFC');
}

/** Names that every object has already; as keys they are dropped without a word further on. */
const unwelcome = new Set([...Object.getOwnPropertyNames(Object.prototype), 'prototype']);

function plainName(name: string): string {
  if (unwelcome.has(name)) throw refused('request.unknown-key', 'There is no such field. Remove it', name);
  return plainText(name);
}

const refused = (code: string, message: string, field = '') =>
  new DomainError('invalid', code, code, [{ field, message }]);
