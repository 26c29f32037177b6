import { DomainError } from '@planline/contracts/domain-error';

/** A page ends at a row's place in its project (`project_seq`); the text is opaque to clients. */
export function encodeTimelineCursor(projectSeq: number): string {
  return Buffer.from(`s${projectSeq}`).toString('base64url');
}

/** @throws CURSOR_INVALID */
export function decodeTimelineCursor(cursor: string): number {
  const match = /^s(\d{1,15})$/u.exec(Buffer.from(cursor, 'base64url').toString('utf8'));
  if (!match || encodeTimelineCursor(Number(match[1])) !== cursor) {
    throw new DomainError('CURSOR_INVALID', {});
  }
  return Number(match[1]);
}
