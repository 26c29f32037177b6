import type { AuditEntry } from './audit-log';

const perMinute = 600;

/** Whoever has no key and no account (a key that is only named is none) must not be able to fill the disk: beyond this they are only counted. */
export class UnknownCallers {
  readonly #clock: () => Date;
  #minute = 0;
  #admitted = 0;
  #uncounted = 0;

  constructor(clock: () => Date) {
    this.#clock = clock;
  }

  admit(entry: AuditEntry): boolean {
    if (entry.actorId !== undefined) return true;
    const minute = Math.floor(this.#clock().getTime() / 60_000);
    if (minute !== this.#minute) {
      this.#minute = minute;
      this.#admitted = 0;
    }
    this.#admitted += 1;
    if (this.#admitted <= perMinute) return true;
    this.#uncounted += 1;
    return false;
  }

  takeUncounted(): number {
    const uncounted = this.#uncounted;
    this.#uncounted = 0;
    return uncounted;
  }
}
