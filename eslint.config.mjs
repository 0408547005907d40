import tseslint from 'typescript-eslint';

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      '**/node_modules/**',
      '.footing/**',
      '**/*.cjs',
      '**/*.mjs',
      'libs/pages/assets/**',
      '**/wasm/assembly/**',
    ],
  },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // Nest's modules are classes that hold nothing.
      '@typescript-eslint/no-extraneous-class': 'off',
      // Numbers in sentences are fine.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidOperator: true, ignoreVoidReturningFunctions: true },
      ],
      // Misfires on calls such as NestFactory.create(…, {…}).
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // What a page or answer shows is a plain object made from a row on purpose.
      '@typescript-eslint/no-misused-spread': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      'no-restricted-properties': ['error', { object: 'jest', property: 'mock', message: 'Use the real part' }],
      '@typescript-eslint/no-meaningless-void-operator': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    // Inner loops read arrays of numbers at places they have just counted.
    files: [
      'libs/engine/**/*.ts',
      'bench/matching/**/*.ts',
      'libs/scheduling/src/domain/**/*.ts',
      'libs/statistics/**/*.ts',
    ],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    files: ['**/*.spec.ts', '**/*.spec.tsx', '**/spec/**', '**/test/**', 'test/**/*.ts'],
    rules: {
      // Jest's matchers stand for values of any type.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
    },
  },
);
