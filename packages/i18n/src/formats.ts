import type { Language } from '@planline/contracts/locale';

/** Dates, numbers and durations in the reader's language, always with Western digits. */
export interface Formats {
  number(value: number): string;
  /** "+12" or "-3"; zero has no sign. */
  signed(value: number): string;
  percent(ratio: number): string;
  date(at: Date | string): string;
  /** A date without a time, "2026-11-22", as day and month: the same day in every zone. */
  calendarDate(day: string): string;
  time(at: Date | string): string;
  dateTime(at: Date | string): string;
  /** "Today", "yesterday", else the date; `now` decides. */
  day(at: Date | string, now: Date): string;
  /** "3 minutes ago"; the coarsest unit that is not zero. */
  relative(at: Date | string, now: Date): string;
  /** Milliseconds as "42 sec" or "1 min 12 sec". */
  duration(ms: number): string;
  /** Seconds until something is possible again: whole minutes from two on, and never too early. */
  wait(seconds: number): string;
  /** Milliseconds as a clock, "1:12". */
  clock(ms: number): string;
  bytes(count: number): string;
  list(items: readonly string[]): string;
}

const relativeUnits: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** @param timeZone IANA name; the machine's own when absent. */
export function createFormats(language: Language, timeZone?: string): Formats {
  const tag = `${language}-u-nu-latn`;
  const zone = timeZone ? { timeZone } : {};
  const number = new Intl.NumberFormat(tag);
  const signed = new Intl.NumberFormat(tag, { signDisplay: 'exceptZero' });
  const calendarDate = new Intl.DateTimeFormat(tag, {
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });
  const percent = new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 0 });
  const date = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', ...zone });
  const time = new Intl.DateTimeFormat(tag, { timeStyle: 'short', ...zone });
  const dateTime = new Intl.DateTimeFormat(tag, {
    dateStyle: 'medium',
    timeStyle: 'short',
    ...zone,
  });
  const dayKey = new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', ...zone });
  const relative = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' });
  const list = new Intl.ListFormat(tag, { type: 'conjunction' });
  const unit = (value: number, name: string) =>
    new Intl.NumberFormat(tag, { style: 'unit', unit: name, unitDisplay: 'short' }).format(value);

  const formats: Formats = {
    number: (value) => number.format(value),
    signed: (value) => signed.format(value),
    percent: (ratio) => percent.format(ratio),
    date: (at) => date.format(new Date(at)),
    calendarDate: (day) => calendarDate.format(new Date(`${day}T00:00:00Z`)),
    time: (at) => time.format(new Date(at)),
    dateTime: (at) => dateTime.format(new Date(at)),
    day(at, now) {
      const then = Date.parse(dayKey.format(new Date(at)));
      const days = Math.round((then - Date.parse(dayKey.format(now))) / 86_400_000);
      if (days === 0 || days === -1) return capitalise(relative.format(days, 'day'), language);
      return date.format(new Date(at));
    },
    relative(at, now) {
      const seconds = (new Date(at).getTime() - now.getTime()) / 1000;
      const found = relativeUnits.find(([, size]) => Math.abs(seconds) >= size);
      if (!found) return relative.format(Math.round(seconds), 'second');
      return relative.format(Math.trunc(seconds / found[1]), found[0]);
    },
    duration(ms) {
      const seconds = Math.max(0, Math.round(ms / 1000));
      if (seconds < 60) return unit(seconds, 'second');
      const minutes = Math.floor(seconds / 60);
      if (minutes < 60) {
        const rest = seconds % 60;
        return rest === 0
          ? unit(minutes, 'minute')
          : `${unit(minutes, 'minute')} ${unit(rest, 'second')}`;
      }
      const hours = Math.floor(minutes / 60);
      return minutes % 60 === 0
        ? unit(hours, 'hour')
        : `${unit(hours, 'hour')} ${unit(minutes % 60, 'minute')}`;
    },
    wait: (seconds) =>
      formats.duration(seconds > 120 ? Math.ceil(seconds / 60) * 60_000 : seconds * 1_000),
    clock(ms) {
      const seconds = Math.max(0, Math.floor(ms / 1000));
      return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
    },
    bytes(count) {
      const steps = ['byte', 'kilobyte', 'megabyte', 'gigabyte'];
      const step = Math.min(3, Math.floor(Math.log10(Math.max(1, count)) / 3));
      return new Intl.NumberFormat(tag, {
        style: 'unit',
        unit: steps[step],
        unitDisplay: 'short',
        maximumFractionDigits: step === 0 ? 0 : 1,
      }).format(count / 1000 ** step);
    },
    list: (items) => list.format(items),
  };
  return formats;
}

function capitalise(text: string, language: Language): string {
  return text.charAt(0).toLocaleUpperCase(language) + text.slice(1);
}
