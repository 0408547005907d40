import { ConsentTree, isConsistent, isIncluded } from './proofs/consent-tree';
import { verifyChain } from './proofs/event-hash';
import type { OwnLog, ProvedEvent, WholeLog } from './proofs/log-export';
import { eventsOf, isOwn, readLog } from './proofs/log-reading';
import { leavesOf, nameOfHead, type TreeHead, treeHeadIn } from './proofs/tree-head';
import type { Signatures } from './signatures';

const bytesOf = (hash: string): Buffer => Buffer.from(hash, 'hex');

/** Says what is wrong with an exported log of decisions. */
export class LogCheck {
  constructor(private readonly signatures: Signatures) {}

  /**
   * What is wrong first with an export, given as the text it was written as; null when nothing is. With `earlier`, the text of
   * an export that somebody kept, it also finds a log that was written anew. About one hash a line, and one a signature.
   */
  async faultOf(text: string, earlier: string | null = null): Promise<string | null> {
    const log = readLog(text);
    if (!log) return 'the file is not as it was written';
    const kept = earlier === null ? [] : (readLog(earlier)?.heads ?? ['']);
    if (kept.some((jws) => !log.heads.includes(jws))) return 'a head of the earlier export is not in this one';
    const fault = this.faultOfChains(log) ?? (await this.faultOfHeads(log));
    return fault ?? (isOwn(log) ? await this.faultOfChainEnd(log) : null) ?? this.faultOfKeys(log);
  }

  private faultOfChains(log: WholeLog | OwnLog): string | null {
    for (const [subjectId, chain] of Map.groupBy(eventsOf(log), (event) => event.subjectId)) {
      const fault = verifyChain({ institutionId: log.institution, subjectId }, chain);
      if (fault) return `line ${String(fault.seq)} of ${subjectId} is ${fault.fault}`;
    }
    return null;
  }

  private async faultOfHeads(log: WholeLog | OwnLog): Promise<string | null> {
    const heads: TreeHead[] = [];
    for (const jws of log.heads) {
      const head = treeHeadIn(await this.signatures.verify(log.keys, 'tree-head', jws));
      if (head?.institution !== log.institution)
        return `the signature of head ${String(heads.length + 1)} does not hold`;
      if (head.size <= (heads.at(-1)?.size ?? 0)) return `head ${String(heads.length + 1)} is out of its place`;
      heads.push(head);
    }
    return isOwn(log) ? this.faultOfOwn(log, heads) : this.faultOfWhole(log, heads);
  }

  private faultOfWhole({ events, heads: texts }: WholeLog, heads: readonly TreeHead[]): string | null {
    const tree = new ConsentTree(leavesOf(events.map(({ hash }) => hash)));
    for (const [at, { size, root, previous }] of heads.entries()) {
      if (previous !== nameOfHead(texts[at - 1] ?? null))
        return `head ${String(at + 1)} does not follow the one before`;
      if (size > tree.size) return `line ${String(tree.size + 1)} of the log is missing`;
      if (!tree.root(size).equals(bytesOf(root))) return `head ${String(at + 1)} does not hold`;
    }
    return heads.at(-1)?.size === tree.size ? null : 'the last head is not over all lines';
  }

  private faultOfOwn(log: OwnLog, heads: readonly TreeHead[]): string | null {
    for (const [at, later] of heads.slice(1).entries()) {
      const { size, root } = heads[at] ?? later;
      const proof = (log.consistency[at] ?? []).map(bytesOf);
      if (!isConsistent({ size, root: bytesOf(root), laterSize: later.size, laterRoot: bytesOf(later.root), proof }))
        return `head ${String(at + 2)} does not begin as the one before`;
    }
    const last = heads.at(-1);
    if (!last || log.consistency.length !== heads.length - 1) return 'there is no head, or a proof too many';
    const outside = log.events.find((event) => event.subjectId !== log.subject || !this.isUnder(event, last));
    return outside ? `line ${String(outside.seq)} of ${outside.subjectId} is not in the log` : null;
  }

  private isUnder({ hash, leaf: index, proof }: ProvedEvent, { size, root }: TreeHead): boolean {
    const [leaf] = leavesOf([hash]);
    return leaf !== undefined && isIncluded({ leaf, index, size, root: bytesOf(root), path: proof.map(bytesOf) });
  }

  private async faultOfChainEnd({ chain, institution, subject, keys, events }: OwnLog): Promise<string | null> {
    const said = await this.signatures.verify(keys, 'chain-head', chain);
    if (said?.['institution'] !== institution || said['subject'] !== subject)
      return 'the signature of the chain does not hold';
    const end = events.at(-1);
    if (said['seq'] !== (end?.seq ?? 0)) return `there should be ${String(said['seq'])} lines`;
    return end && said['hash'] !== end.hash ? `line ${String(end.seq)} is not the one that was signed` : null;
  }

  /** Of signatures that hold. */
  private faultOfKeys(log: WholeLog | OwnLog): string | null {
    const signed = isOwn(log) ? [...log.heads, log.chain] : log.heads;
    const signers = new Set(signed.map((jws) => this.signatures.signerOf(jws)));
    return [...signers].join() === log.keys.map(({ kid }) => kid).join() ? null : 'the keys are not those that signed';
  }
}
