import type { CodeIndex } from '../code-index/code-index';
import type { PastCommit } from '../code-index/commit-history';
import type { Manifest } from './manifest';

export interface Inspected {
  index: CodeIndex;
  history: readonly PastCommit[];
  manifests: readonly Manifest[];
}
