/** One thing that Planline needs or can use, as `planline doctor` reports it. */
export interface Finding {
  name: string;
  /** `missing` stops the product; `absent` only leaves something out. */
  state: 'ok' | 'absent' | 'missing';
  detail: string;
  /** What to do about it; only where something is not there. */
  advice?: string;
}

export const ok = (name: string, detail: string): Finding => ({ name, state: 'ok', detail });

export const absent = (name: string, detail: string, advice: string): Finding => ({
  name,
  state: 'absent',
  detail,
  advice,
});

export const missing = (name: string, detail: string, advice: string): Finding => ({
  name,
  state: 'missing',
  detail,
  advice,
});
