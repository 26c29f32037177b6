import { languages } from '@planline/contracts/locale';
import { loadMessages } from '@planline/i18n/messages';
import { describe, expect, it } from 'vitest';
import { actionKeyOf, actionKeys } from './action-key';

describe('actionKeyOf', () => {
  it.each(languages)('has words for every action in %s, and no words for none', (language) => {
    expect(Object.keys(loadMessages(language).audit.action).sort()).toEqual([...actionKeys].sort());
  });

  it('knows a route by what it does, and nothing of what is new', () => {
    expect(actionKeyOf('POST /v1/chat-plan')).toBe(actionKeyOf('chat.send'));
    expect(actionKeyOf('chat.sing')).toBeNull();
  });
});
