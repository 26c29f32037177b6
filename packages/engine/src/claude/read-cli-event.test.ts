import { describe, expect, it } from 'vitest';
import { readCliEvents } from './read-cli-event';

describe('readCliEvents', () => {
  it('passes over types it does not know, and lines without one', () => {
    const lines = [{}, { type: 'tomorrow' }, { type: 'system', subtype: 'new' }, { type: 7 }];
    expect(lines.flatMap(readCliEvents)).toEqual([]);
    expect(readCliEvents({ type: 'stream_event', event: null })).toEqual([]);
    expect(readCliEvents({ type: 'assistant', message: 'x' })).toEqual([]);
  });

  it('judges a result by is_error alone', () => {
    const read = (result: object) =>
      readCliEvents({ type: 'result', subtype: 'success', ...result });
    expect(read({ is_error: true })).toMatchObject([{ isError: true }]);
    expect(read({ is_error: false })).toMatchObject([{ isError: false }]);
    expect(read({})).toMatchObject([{ isError: true }]);
  });

  it('does not take the words of the CLI or of a subagent for those of the model', () => {
    const content = [{ type: 'text', text: 'Not logged in' }];
    expect(
      readCliEvents({
        type: 'assistant',
        error: 'authentication_failed',
        message: { model: '<synthetic>', content },
      }),
    ).toEqual([{ type: 'api-error', error: 'authentication_failed' }]);
    expect(
      readCliEvents({ type: 'assistant', parent_tool_use_id: 'toolu_1', message: { content } }),
    ).toEqual([]);
  });

  it('counts a turn by what was used since the last result', () => {
    const [result] = readCliEvents({
      type: 'result',
      is_error: false,
      total_cost_usd: 9,
      usage: { input_tokens: 900, output_tokens: 900 },
      model_usage_since_last_result: {
        big: {
          inputTokens: 10,
          cacheCreationInputTokens: 5,
          cacheReadInputTokens: 70,
          outputTokens: 3,
          costUSD: 0.5,
        },
        small: { inputTokens: 1, outputTokens: 1, costUSD: 0.25 },
      },
    });
    expect(result).toMatchObject({ usage: { inputTokens: 16, outputTokens: 4, costUsd: 0.75 } });
  });
});
