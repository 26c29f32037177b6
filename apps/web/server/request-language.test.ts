import { describe, expect, it } from 'vitest';
import { languageOfRequest } from './request-language';

const languageOf = (headers: Record<string, string>) => languageOfRequest(new Headers(headers));

describe('languageOfRequest', () => {
  it('prefers what the page says, then the choice, then the browser', () => {
    const all = {
      'x-planline-locale': 'ar-EG',
      cookie: 'other=1; planline-language=fr',
      'accept-language': 'es',
    };
    expect(languageOf(all)).toBe('ar');
    expect(languageOf({ cookie: all.cookie, 'accept-language': 'es' })).toBe('fr');
    expect(languageOf({ 'accept-language': 'es' })).toBe('es');
  });

  it('takes the first accepted language that we speak, by weight', () => {
    expect(languageOf({ 'accept-language': 'de, en;q=0.3, ar;q=0.8' })).toBe('ar');
    expect(languageOf({ 'accept-language': 'ar;q=0, fr' })).toBe('fr');
  });

  it('falls back to English', () => {
    expect(languageOf({})).toBe('en');
    expect(languageOf({ 'accept-language': ';;;q=,,' })).toBe('en');
  });
});
