import "server-only";

const START = 10;
const PER_CALL = 0.08;

/**
 * Retries that a credential may make to one host: a few at once, then one for about every twelve calls, so that retries
 * don't make an outage worse.
 */
export class RetryBudget {
  private tokens = START;

  earn() {
    this.tokens = Math.min(START, this.tokens + PER_CALL);
  }

  spend(): boolean {
    if (this.tokens < 1) return false;
    this.tokens -= 1;
    return true;
  }
}
