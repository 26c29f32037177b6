import { describe, expect, it } from 'vitest';
import { previewAddress } from './preview-address';

describe('the address of a preview', () => {
  it.each([
    ['http://localhost:4100', 'http://01jd8z.localhost:4100/'],
    ['https://previews.example.net', 'https://01jd8z.previews.example.net/'],
    ['http://127.0.0.1:4100', 'http://127.0.0.1:4100/_v/01jd8z/'],
    ['http://[::1]:4100', 'http://[::1]:4100/_v/01jd8z/'],
  ])('below %s is %s', (previewUrl, address) => {
    expect(previewAddress(previewUrl, '01JD8Z')).toBe(address);
  });
});
