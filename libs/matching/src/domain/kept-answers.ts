/** The last few answers to a question about things that never change: each is worked out once. A failure is not kept. */
export class KeptAnswers<T> {
  private readonly held = new Map<string, Promise<T>>();

  /** @param most how many are kept; those asked for longest ago go first. */
  constructor(private readonly most: number) {}

  /** The answer kept under this key; worked out when there is none. Two who ask at once wait for the same work. */
  get(key: string, work: () => Promise<T>): Promise<T> {
    const answer = this.held.get(key) ?? this.begin(key, work);
    this.held.delete(key);
    this.held.set(key, answer);
    for (const longestAgo of this.held.keys()) if (this.held.size > this.most) this.held.delete(longestAgo);
    return answer;
  }

  private begin(key: string, work: () => Promise<T>): Promise<T> {
    const answer = work();
    answer.catch(() => {
      if (this.held.get(key) === answer) this.held.delete(key);
    });
    return answer;
  }
}
