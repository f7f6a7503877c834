import type { Type, TypeChecker } from 'typescript';

export declare class SchemaOfType {
  readonly definitions: Record<string, object>;
  constructor(checker: TypeChecker);
  of(type: Type, way: string): object;
}
