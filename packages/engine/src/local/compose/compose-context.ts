import type { PlanRequest } from '@planline/contracts/engine';
import type { TimeSlice } from '../code-index/time-slice';
import type { Phrases } from '../phrases/phrases';
import type { QueryTerms } from '../retrieval/query-terms';
import type { RankedFile } from '../retrieval/rank-files';
import type { Stemmer } from '../retrieval/stemmer';
import type { TermGlossary } from '../retrieval/term-glossary';
import type { Inspected } from './findings-context';

/** What a composer works from: the request, what the search found, and the words to say it in. */
export interface ComposeContext extends Inspected {
  request: PlanRequest;
  /** The message, or the earlier one that a very short message follows up on. */
  subject: string;
  isFollowUp: boolean;
  query: QueryTerms;
  ranked: readonly RankedFile[];
  phrases: Phrases;
  stemmer: Stemmer;
  glossary: TermGlossary;
  slice: TimeSlice;
}
