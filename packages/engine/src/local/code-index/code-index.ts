/** What the engine knows of a snapshot. Facts depend on a file's name and bytes only, so they can be cached. */

export const fileKinds = [
  'source',
  'page',
  'style',
  'test',
  'document',
  'config',
  'data',
  'generated',
] as const;
export type FileKind = (typeof fileKinds)[number];

export type SymbolKind =
  | 'function'
  | 'method'
  | 'class'
  | 'interface'
  | 'type'
  | 'enum'
  | 'module'
  | 'constant'
  | 'heading'
  | 'element'
  | 'rule'
  | 'test';

export interface SymbolFact {
  name: string;
  kind: SymbolKind;
  /** 1-based, both inclusive. */
  line: number;
  endLine: number;
  /** Branches plus one, for functions and methods; 0 for the rest. */
  complexity: number;
  /** First sentence of the comment above it, when there is one. */
  comment?: string;
}

export interface TodoFact {
  line: number;
  text: string;
}

/** A link, image or script of a page, as written. */
export interface PageTarget {
  target: string;
  line: number;
}

export interface PageFacts {
  lang: string | null;
  title: string | null;
  hasViewport: boolean;
  hasDescription: boolean;
  links: readonly PageTarget[];
  assets: readonly PageTarget[];
  imagesWithoutAlt: readonly PageTarget[];
  hasForm: boolean;
  fieldsWithoutLabel: readonly number[];
  headingLevels: readonly { level: number; line: number }[];
  ids: readonly string[];
  classes: readonly string[];
  /** Visible text, for answers that quote the site. */
  excerpt: string;
}

export interface StyleFacts {
  classes: readonly { name: string; line: number }[];
  variables: readonly StyleValue[];
  /** Hexadecimal colours outside custom properties. */
  colours: readonly (StyleValue & { selector: string })[];
  followsDarkSetting: boolean;
}

/** A value with its place in the text: `start` and `end` are UTF-16 offsets of the value itself. */
export interface StyleValue {
  name: string;
  value: string;
  line: number;
  start: number;
  end: number;
}

export interface FileFacts {
  language: string;
  lines: number;
  symbols: readonly SymbolFact[];
  todos: readonly TodoFact[];
  imports: readonly string[];
  /** First comment or paragraph of the file. */
  summary: string | null;
  /** Stemmed term → occurrences. */
  terms: ReadonlyMap<string, number>;
  termCount: number;
  page?: PageFacts;
  style?: StyleFacts;
}

export interface IndexedFile extends FileFacts {
  path: string;
  kind: FileKind;
  bytes: number;
  hash: string;
}

export interface SkippedFiles {
  binary: number;
  tooLarge: number;
  unsafeName: number;
  symlink: number;
  overLimit: number;
}

export interface CodeIndex {
  root: string;
  /** Ordered by path. */
  files: readonly IndexedFile[];
  byPath: ReadonlyMap<string, IndexedFile>;
  /** Every path of the snapshot that is not ignored: folders and unreadable files too. */
  known: ReadonlySet<string>;
  skipped: SkippedFiles;
}
