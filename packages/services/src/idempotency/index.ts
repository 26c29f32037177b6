export { answerOnce } from './answer-once';
export { answerRunOnce, type BegunRun, beginRunOnce } from './begin-run-once';
export type { IdempotentRequest, StoredAnswer } from './idempotent-request';
export { keepAnswer } from './keep-answer';
export { sweepIdempotencyKeys } from './sweep-idempotency-keys';
