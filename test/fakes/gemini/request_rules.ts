/** What Google's server refuses with a 400, as documented: unknown fields, per-model parameters, enums, turns, batch size. */

type Shape = { [field: string]: Shape | 'any' | [Shape] | ['any'] | 'map' };

const PART: Shape = { text: 'any', thought: 'any' };
const CONTENT: Shape = { role: 'any', parts: [PART] };
const THINKING: Shape = { thinkingBudget: 'any', thinkingLevel: 'any', includeThoughts: 'any' };
const GENERATE: Shape = {
  contents: [CONTENT], systemInstruction: CONTENT, safetySettings: [{ category: 'any', threshold: 'any' }], cachedContent: 'any',
  generationConfig: {
    candidateCount: 'any', stopSequences: ['any'], maxOutputTokens: 'any', temperature: 'any', topP: 'any', topK: 'any', seed: 'any',
    responseMimeType: 'any', responseSchema: 'any', responseJsonSchema: 'any', presencePenalty: 'any', frequencyPenalty: 'any', thinkingConfig: THINKING,
  },
};
const EMBED: Shape = { model: 'any', content: CONTENT, taskType: 'any', title: 'any', outputDimensionality: 'any' };
const SCHEMA_FIELDS = new Set(['type', 'format', 'title', 'description', 'nullable', 'enum', 'items', 'properties', 'required', 'propertyOrdering', 'minItems', 'maxItems', 'minimum', 'maximum', 'anyOf']);
const SAFETY = ['HARM_CATEGORY_HARASSMENT', 'HARM_CATEGORY_HATE_SPEECH', 'HARM_CATEGORY_SEXUALLY_EXPLICIT', 'HARM_CATEGORY_DANGEROUS_CONTENT'];
const THRESHOLDS = ['OFF', 'BLOCK_NONE', 'BLOCK_ONLY_HIGH', 'BLOCK_MEDIUM_AND_ABOVE', 'BLOCK_LOW_AND_ABOVE'];
const TASK_TYPES = ['RETRIEVAL_QUERY', 'RETRIEVAL_DOCUMENT', 'SEMANTIC_SIMILARITY', 'CLASSIFICATION', 'CLUSTERING'];

const unknownName = (name: string, at: string) => `Invalid JSON payload received. Unknown name "${name}"${at ? ` at '${at}'` : ''}: Cannot find field.`;

function unknownField(value: unknown, shape: Shape, at: string): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return `Invalid value at '${at}'`;
  for (const [name, inner] of Object.entries(value)) {
    const expected = shape[name];
    const place = at ? `${at}.${name}` : name;
    if (expected === undefined) return unknownName(name, at);
    if (expected === 'any') continue;
    if (Array.isArray(expected)) {
      if (!Array.isArray(inner)) return `Invalid value at '${place}'`;
      const [item] = expected;
      if (item === 'any') continue;
      for (const [index, each] of inner.entries()) {
        const wrong = unknownField(each, item as Shape, `${place}[${index}]`);
        if (wrong) return wrong;
      }
    } else {
      const wrong = unknownField(inner, expected as Shape, place);
      if (wrong) return wrong;
    }
  }
  return '';
}

function schemaProblem(schema: any, at: string): string {
  if (typeof schema !== 'object' || schema === null) return `Invalid value at '${at}'`;
  const unknown = Object.keys(schema).find((name) => !SCHEMA_FIELDS.has(name));
  if (unknown) return unknownName(unknown, at);
  if (!/^(string|number|integer|boolean|array|object)$/i.test(String(schema.type))) return `Invalid value at '${at}.type'`;
  if (schema.enum !== undefined || schema.format === 'enum') {
    if (!Array.isArray(schema.enum) || schema.enum.length === 0) return `${at}.enum: should be non-empty for format enum`;
    for (const [index, value] of schema.enum.entries()) {
      if (typeof value !== 'string') return `Invalid value at '${at}.enum[${index}]' (TYPE_STRING), ${value}`;
      if (value === '') return `GenerateContentRequest.${at}.enum[${index}]: cannot be empty`;
    }
    if (schema.enum.length > 120) return 'The specified schema produces a constraint that has too many states for serving.';
  }
  if (schema.items) { const wrong = schemaProblem(schema.items, `${at}.items`); if (wrong) return wrong; }
  for (const name of schema.required ?? []) if (!schema.properties?.[name]) return `${at}.required: property is not defined: ${name}`;
  for (const [name, inner] of Object.entries(schema.properties ?? {})) {
    const wrong = schemaProblem(inner, `${at}.properties[${name}]`);
    if (wrong) return wrong;
  }
  return '';
}

function thinkingProblem(model: string, thinking: any): string {
  if (!thinking) return '';
  const { thinkingBudget, thinkingLevel } = thinking;
  if (thinkingBudget !== undefined && thinkingLevel !== undefined) return 'You can only set only one of thinking budget and thinking level.';
  if (/^gemini-2\.5/.test(model) && thinkingLevel !== undefined) return 'Thinking level is not supported for this model.';
  if (/^gemini-(3\.[78]|4)/.test(model)) {
    if (thinkingLevel === 'minimal') return "'minimal' is not a supported thinking level for this model. Allowed values are: medium, low, high.";
    if (thinkingBudget !== undefined) return 'Thinking budget is not supported for this model.';
  }
  return '';
}

/** Why `generateContent` would be refused; `""` where it would not. */
export function generateProblem(model: string, body: any): string {
  const unknown = unknownField(body, GENERATE, '');
  if (unknown) return unknown;
  const contents = body.contents;
  if (!Array.isArray(contents) || contents.length === 0) return '* GenerateContentRequest.contents: contents is not specified';
  if (contents.some(({ parts }: any) => !Array.isArray(parts) || parts.length === 0 || parts.some(({ text }: any) => typeof text !== 'string' || text === ''))) return '* GenerateContentRequest.contents.parts: must not be empty';
  if (contents.at(-1).role !== 'user') return 'Please ensure that the last turn is a user turn: prefill is not supported for this model.';
  for (const { category, threshold } of body.safetySettings ?? []) {
    if (!SAFETY.includes(category)) return `Invalid value at 'safety_settings' (category), "${category}"`;
    if (!THRESHOLDS.includes(threshold)) return `Invalid value at 'safety_settings' (threshold), "${threshold}"`;
  }
  const config = body.generationConfig ?? {};
  if (config.responseSchema && config.responseJsonSchema) return 'responseSchema and responseJsonSchema exclude each other.';
  if (config.responseSchema && config.responseMimeType !== 'application/json') return 'responseSchema needs responseMimeType application/json.';
  const schema = config.responseSchema ? schemaProblem(config.responseSchema, 'generation_config.response_schema') : '';
  return schema || thinkingProblem(model, config.thinkingConfig);
}

/** Why `embedContent` (or one entry of a batch) would be refused; `""` where it would not. */
export function embedProblem(body: any): string {
  const unknown = unknownField(body, EMBED, '');
  if (unknown) return unknown;
  const parts = body.content?.parts;
  if (!Array.isArray(parts) || parts.length === 0 || parts.some(({ text }: any) => typeof text !== 'string' || text.trim() === '')) return '* EmbedContentRequest.content: contains an empty Part';
  if (body.taskType !== undefined && !TASK_TYPES.includes(body.taskType)) return `Invalid value at 'task_type' (type.googleapis.com/TaskType), "${body.taskType}"`;
  const dimension = body.outputDimensionality;
  return dimension !== undefined && (!Number.isInteger(dimension) || dimension < 128 || dimension > 3072) ? 'output_dimensionality must be between 128 and 3072' : '';
}
