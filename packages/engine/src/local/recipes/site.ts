import type { Language } from '@planline/contracts/locale';
import type { CodeIndex } from '../code-index/code-index';
import type { Phrases } from '../phrases/phrases';
import type { SiteWords } from '../starter/site-words';
import type { WorktreeFiles } from './worktree-files';

/** What a recipe works on. The index is of the worktree as it is before the recipe. */
export interface Site {
  index: CodeIndex;
  files: WorktreeFiles;
  phrases: Phrases;
  /** The reader's language, for notes. */
  language: Language;
  /** Words for what visitors see, in the site's own language. */
  words: SiteWords;
}

export interface RecipeResult {
  outcome: 'done' | 'changed' | 'skipped';
  note?: string;
}
