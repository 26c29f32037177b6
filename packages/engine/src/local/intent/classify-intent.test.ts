import { describe, expect, it } from 'vitest';
import { intentMessages } from '../testing/intent-messages';
import { IntentClassifier } from './classify-intent';

const classifier = new IntentClassifier();

function missesOf(part: 'tuned' | 'heldOut'): { total: number; misses: string[] } {
  let total = 0;
  const misses: string[] = [];
  for (const group of intentMessages) {
    for (const message of group[part]) {
      total += 1;
      const { intent, heard } = classifier.classify(message);
      if (intent !== group.intent) {
        misses.push(`${group.intent} read as ${intent}: ${message} [${heard.join('; ')}]`);
      }
    }
  }
  return { total, misses };
}

describe('classifying a message in four languages', () => {
  it('names the intent of more than 97 % of the messages that it was written against', () => {
    const { total, misses } = missesOf('tuned');
    expect(total).toBeGreaterThanOrEqual(160);
    expect(misses.length / total, misses.join('\n')).toBeLessThan(0.03);
  });

  it('names the intent of more than 95 % of the messages that were held out', () => {
    const { total, misses } = missesOf('heldOut');
    expect(total).toBeGreaterThanOrEqual(80);
    expect(misses.length / total, misses.join('\n')).toBeLessThan(0.05);
  });

  it.each([
    ['Suggest improvements', 'analysis'],
    ['Sugiere mejoras', 'analysis'],
    ['Propose des améliorations', 'analysis'],
    ['اقترح تحسينات', 'analysis'],
    ['The contact form does nothing', 'fix'],
    ['Le formulaire de contact n’envoie rien', 'fix'],
    ['El formulario no envía nada', 'fix'],
    ['نموذج الاتصال لا يرسل شيئًا', 'fix'],
  ])('takes “%s” as %s', (message, intent) => {
    expect(classifier.classify(message).intent).toBe(intent);
  });

  it('hears a request behind a courtesy', () => {
    expect(classifier.classify('Hello, could you please add a footer?').intent).toBe('feature');
    expect(classifier.classify('Bonjour, le menu ne marche plus').intent).toBe('fix');
  });

  it('answers a message without any known word with a search', () => {
    expect(classifier.classify('renderMenu cart totals vat').intent).toBe('question');
  });
});
