import { isRecord, type LooseRecord, listOf, recordOf } from '../prompt/loose-values';
import type { CliEvent, CliResult } from './cli-event';
import { usageOfResult } from './usage-of-result';

/** Reads one line of the CLI. Keys come in any order and new types come with every version. */
export function readCliEvents(line: LooseRecord): CliEvent[] {
  // Subagents are switched off; should one speak, its words are not the answer.
  if (typeof line.parent_tool_use_id === 'string') return [];
  switch (line.type) {
    case 'system':
      return systemEvents(line);
    case 'stream_event':
      return streamEvents(recordOf(line.event));
    case 'assistant':
      return assistantEvents(line);
    case 'user':
      return toolResults(recordOf(line.message));
    case 'result':
      return [resultOf(line)];
    default:
      return [];
  }
}

function systemEvents(line: LooseRecord): CliEvent[] {
  switch (line.subtype) {
    case 'init':
      return [
        {
          type: 'init',
          sessionId: stringOf(line.session_id),
          model: stringOf(line.model) || null,
          tools: listOf(line.tools).map(stringOf),
          mcpServers: listOf(line.mcp_servers).map((server) => stringOf(recordOf(server).name)),
          permissionMode: stringOf(line.permissionMode),
        },
      ];
    case 'api_retry':
      return [
        { type: 'api-retry', error: stringOf(line.error), status: numberOf(line.error_status) },
      ];
    case 'permission_denied':
      return [{ type: 'permission-denied', toolName: stringOf(line.tool_name) }];
    default:
      return [];
  }
}

function streamEvents(event: LooseRecord): CliEvent[] {
  const delta = recordOf(event.delta);
  switch (event.type) {
    case 'message_start':
      return [{ type: 'message-start', messageId: stringOf(recordOf(event.message).id) }];
    case 'content_block_start': {
      const block = recordOf(event.content_block);
      return [
        { type: 'block-start', block: blockKind(block.type), toolName: stringOf(block.name) },
      ];
    }
    case 'content_block_delta':
      if (delta.type === 'text_delta') return [{ type: 'text-delta', text: stringOf(delta.text) }];
      if (delta.type === 'input_json_delta') {
        return [{ type: 'input-delta', json: stringOf(delta.partial_json) }];
      }
      return [];
    case 'content_block_stop':
      return [{ type: 'block-stop' }];
    case 'message_delta':
      return stringOf(delta.stop_reason)
        ? [{ type: 'stop-reason', stopReason: stringOf(delta.stop_reason) }]
        : [];
    default:
      return [];
  }
}

function blockKind(type: unknown): 'text' | 'thinking' | 'tool' | 'other' {
  if (type === 'text' || type === 'thinking') return type;
  return type === 'tool_use' ? 'tool' : 'other';
}

function assistantEvents(line: LooseRecord): CliEvent[] {
  const message = recordOf(line.message);
  const events: CliEvent[] = [];
  const error = stringOf(line.error);
  if (error) events.push({ type: 'api-error', error });
  // Synthetic messages are the CLI's own words about an error, not the model's.
  if (message.model === '<synthetic>') return events;
  const messageId = stringOf(message.id);
  for (const block of listOf(message.content).filter(isRecord)) {
    if (block.type === 'text') events.push({ type: 'text', messageId, text: stringOf(block.text) });
    if (block.type === 'tool_use') {
      const { id, name, input } = block;
      events.push({
        type: 'tool-use',
        messageId,
        id: stringOf(id),
        name: stringOf(name),
        input: recordOf(input),
      });
    }
  }
  return events;
}

function toolResults(message: LooseRecord): CliEvent[] {
  return listOf(message.content)
    .filter(isRecord)
    .filter((block) => block.type === 'tool_result')
    .map((block) => ({
      type: 'tool-result' as const,
      id: stringOf(block.tool_use_id),
      isError: block.is_error === true,
    }));
}

function resultOf(line: LooseRecord): CliResult {
  return {
    type: 'result',
    // A result that does not say it went well did not: every API failure has subtype `success`.
    isError: line.is_error !== false,
    subtype: stringOf(line.subtype),
    terminalReason: stringOf(line.terminal_reason),
    sessionId: stringOf(line.session_id) || null,
    text: stringOf(line.result),
    structured: line.structured_output,
    errors: listOf(line.errors).map(stringOf),
    apiStatus: numberOf(line.api_error_status),
    usage: usageOfResult(line),
  };
}

const stringOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null);
