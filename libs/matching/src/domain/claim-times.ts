/** How long a student stays with a reviewer whose page says nothing more. */
export const CLAIM_MINUTES = 10;
/** How long whoever has a student may take to answer a colleague who asks for them. */
export const ANSWER_MINUTES = 3;

/** Until when a student is held. @param askedAt when a colleague asked for them; null: nobody did. */
export function heldUntil(at: Date, askedAt: Date | null): Date {
  const own = at.getTime() + minutes(CLAIM_MINUTES);
  return new Date(askedAt === null ? own : Math.min(own, askedAt.getTime() + minutes(ANSWER_MINUTES)));
}

const minutes = (many: number): number => many * 60_000;
