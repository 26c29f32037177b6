import { describe, expect, it } from 'vitest';
import { isFromOurPages } from './same-origin';

const ours = 'http://localhost:3000';
const isOurs = (method: string, headers: Record<string, string>) =>
  isFromOurPages({ method, headers }, ours);

describe('isFromOurPages', () => {
  it('lets a change through that comes from our own pages', () => {
    expect(isOurs('POST', { origin: ours, 'sec-fetch-site': 'same-origin' })).toBe(true);
    expect(isOurs('POST', { origin: ours })).toBe(true);
  });

  it('refuses a change from another site, from a sandboxed frame and from nowhere', () => {
    expect(isOurs('POST', { origin: 'https://evil.example' })).toBe(false);
    expect(isOurs('POST', { origin: 'null', 'sec-fetch-site': 'cross-site' })).toBe(false);
    expect(isOurs('POST', { origin: ours, 'sec-fetch-site': 'cross-site' })).toBe(false);
    expect(isOurs('POST', {})).toBe(false);
  });

  it('refuses a change from another port of the same host, where previews might live', () => {
    expect(isOurs('POST', { origin: 'http://localhost:4100' })).toBe(false);
    expect(isOurs('POST', { 'sec-fetch-site': 'same-site' })).toBe(false);
  });

  it('lets a read through that says nothing, and refuses one from another site', () => {
    expect(isOurs('GET', {})).toBe(true);
    expect(isOurs('GET', { 'sec-fetch-site': 'none' })).toBe(true);
    expect(isOurs('GET', { 'sec-fetch-site': 'cross-site' })).toBe(false);
  });
});
