import type { SymbolKind } from './code-index';

/** Node types of the grammars, by what they mean here. One table serves all languages: names do not clash. */
export const definitionKinds: Readonly<Record<string, SymbolKind>> = {
  function_declaration: 'function',
  generator_function_declaration: 'function',
  function_definition: 'function',
  function_item: 'function',
  function_statement: 'function',
  method_definition: 'method',
  method_declaration: 'method',
  method: 'method',
  singleton_method: 'method',
  constructor_declaration: 'method',
  class_declaration: 'class',
  abstract_class_declaration: 'class',
  class_definition: 'class',
  class_specifier: 'class',
  class: 'class',
  struct_item: 'class',
  struct_specifier: 'class',
  struct_declaration: 'class',
  record_declaration: 'class',
  interface_declaration: 'interface',
  trait_item: 'interface',
  trait_declaration: 'interface',
  type_alias_declaration: 'type',
  type_spec: 'type',
  type_item: 'type',
  enum_declaration: 'enum',
  enum_item: 'enum',
  enum_specifier: 'enum',
  module: 'module',
  mod_item: 'module',
  namespace_declaration: 'module',
  namespace_definition: 'module',
  internal_module: 'module',
  section: 'module',
};

export const functionLikeValues: ReadonlySet<string> = new Set([
  'arrow_function',
  'function_expression',
  'function',
  'lambda',
  'func_literal',
  'closure_expression',
]);

/** Nodes that own the branches found inside them. */
export const functionNodes: ReadonlySet<string> = new Set([
  'function_declaration',
  'generator_function_declaration',
  'function_definition',
  'function_item',
  'function_statement',
  'method_definition',
  'method_declaration',
  'method',
  'singleton_method',
  'constructor_declaration',
  ...functionLikeValues,
]);

export const branchNodes: ReadonlySet<string> = new Set([
  'if_statement',
  'if_expression',
  'elif_clause',
  'elsif',
  'if',
  'unless',
  'for_statement',
  'for_in_statement',
  'for_expression',
  'foreach_statement',
  'enhanced_for_statement',
  'for',
  'while_statement',
  'while_expression',
  'while',
  'until',
  'do_statement',
  'loop_expression',
  'switch_case',
  'case_statement',
  'expression_case',
  'switch_section',
  'match_arm',
  'when',
  'catch_clause',
  'except_clause',
  'rescue',
  'ternary_expression',
  'conditional_expression',
  'conditional',
]);

export const commentNodes: ReadonlySet<string> = new Set([
  'comment',
  'line_comment',
  'block_comment',
  'doc_comment',
]);

export const importNodes: ReadonlySet<string> = new Set([
  'import_statement',
  'import_from_statement',
  'import_declaration',
  'import_spec',
  'use_declaration',
  'using_directive',
  'preproc_include',
  'import_at',
]);

/** Test runners name a behaviour in their first argument: the name is worth indexing. */
export const testCalls: ReadonlySet<string> = new Set([
  'describe',
  'it',
  'test',
  'suite',
  'context',
]);
