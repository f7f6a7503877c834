export declare const answersFile: string;
export declare function answerModule(root: string): string;
