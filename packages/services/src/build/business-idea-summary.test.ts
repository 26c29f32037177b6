import { describe, expect, it } from 'vitest';
import { businessIdeaSummary } from './business-idea-summary';

describe('businessIdeaSummary', () => {
  it.each([
    [
      'I want to create a bakery website with online orders. It should be warm.',
      'a bakery website with online orders',
    ],
    ['Hello! I need a portfolio for my photos', 'a portfolio for my photos'],
    ['Je voudrais créer un site pour mon café. Merci', 'un site pour mon café'],
    ['Quiero una tienda de plantas; con blog', 'una tienda de plantas; con blog'],
    ['أريد إنشاء موقع لمخبز صغير. شكرًا', 'موقع لمخبز صغير'],
    ['Shop for v2.0 parts at parts.example', 'Shop for v2.0 parts at parts.example'],
    ['build', 'build'],
  ])('of %j is %j', (idea, summary) => {
    expect(businessIdeaSummary(idea)).toBe(summary);
  });

  it('is at most 160 characters, cut between words', () => {
    const summary = businessIdeaSummary(`A shop with ${'many lovely things '.repeat(40)}`);
    expect(summary.length).toBeLessThanOrEqual(160);
    expect(summary).toMatch(/(?:many|lovely|things)…$/);
  });

  it('is never empty and takes linear time on hostile input', () => {
    const started = performance.now();
    expect(businessIdeaSummary(`${'I want to '.repeat(400)}`)).not.toBe('');
    expect(businessIdeaSummary('مرحبا '.repeat(600))).not.toBe('');
    expect(performance.now() - started).toBeLessThan(200);
  });
});
