/** A number with its name, ready to be drawn as a bar. */
export interface Bar {
  label: string;
  value: number;
  /** 0 to 1 of the longest. */
  share: number;
}

export interface Table {
  columns: string[];
  rows: string[][];
}

const record = (value: unknown): Record<string, unknown> | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;

/**
 * Bars out of what a model or an engine may send as a chart: `{labels, values}`, `[{label, value}]`
 * under common names, or a plain `{name: number}`. Null when it holds no numbers.
 */
export function barsOf(data: unknown): Bar[] | null {
  const pairs = pairsOf(data);
  if (!pairs || pairs.length === 0) return null;
  const longest = Math.max(...pairs.map(([, value]) => Math.abs(value)), 1e-9);
  return pairs.map(([label, value]) => ({ label, value, share: Math.abs(value) / longest }));
}

function pairsOf(data: unknown): [string, number][] | null {
  if (Array.isArray(data)) {
    const pairs = data.flatMap((item): [string, number][] => {
      const fields = record(item);
      if (!fields) return [];
      const label = fields.label ?? fields.name ?? fields.key ?? fields.file ?? fields.x;
      const value = fields.value ?? fields.count ?? fields.y ?? fields.size;
      return typeof label === 'string' && typeof value === 'number' ? [[label, value]] : [];
    });
    return pairs.length > 0 ? pairs : null;
  }
  const fields = record(data);
  if (!fields) return null;
  if (Array.isArray(fields.labels) && Array.isArray(fields.values)) {
    const values = fields.values;
    return fields.labels.flatMap((label, index): [string, number][] => {
      const value = values[index];
      return typeof value === 'number' ? [[String(label), value]] : [];
    });
  }
  for (const name of ['items', 'data', 'bars', 'series']) {
    const nested = fields[name] === undefined ? null : pairsOf(fields[name]);
    if (nested) return nested;
  }
  const numbers = Object.entries(fields).filter(
    (entry): entry is [string, number] => typeof entry[1] === 'number',
  );
  return numbers.length > 0 ? numbers : null;
}

/** A table out of `{columns, rows}`, `{headers, rows}` or a list of records; null when it is none. */
export function tableOf(data: unknown): Table | null {
  if (Array.isArray(data)) {
    const records = data.map(record).filter((row) => row !== null);
    if (records.length === 0) return null;
    const columns = [...new Set(records.flatMap((row) => Object.keys(row)))];
    return { columns, rows: records.map((row) => columns.map((name) => cell(row[name]))) };
  }
  const fields = record(data);
  if (!fields || !Array.isArray(fields.rows)) return null;
  const named = fields.columns ?? fields.headers;
  if (!Array.isArray(named)) return tableOf(fields.rows);
  const columns = named.map(cell);
  return {
    columns,
    rows: fields.rows.map((row) =>
      Array.isArray(row)
        ? columns.map((_, index) => cell(row[index]))
        : columns.map((name) => cell(record(row)?.[name])),
    ),
  };
}

/** The words above a chart or a table, when the engine gave some. */
export function titleOf(data: unknown): string | null {
  const fields = record(data);
  const title = fields?.title ?? fields?.label;
  if (typeof title !== 'string' || title.trim() === '') return null;
  const unit = fields?.unit;
  return typeof unit === 'string' && unit !== '' ? `${title} (${unit})` : title;
}

function cell(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** `filesTotal`, `total_lines` → "Files total", "Total lines": a key nobody translated; words stay. */
export function humanName(key: string): string {
  if (!/^[A-Za-z][A-Za-z\d]*(?:[_-][A-Za-z\d]+)*$/u.test(key)) return key;
  const words = key
    .replace(/([a-z\d])([A-Z])/gu, '$1 $2')
    .replace(/[_-]+/gu, ' ')
    .split(' ')
    // An abbreviation keeps its capitals.
    .map((word) => (/^[A-Z]{2,}/u.test(word) ? word : word.toLowerCase()))
    .join(' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
