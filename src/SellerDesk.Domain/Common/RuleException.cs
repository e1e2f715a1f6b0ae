namespace SellerDesk.Domain.Common;

/// <summary>
/// The domain refuses. <see cref="Code"/> names the sentence (<c>rule.&lt;code&gt;</c> in the text files, Russian and English),
/// <see cref="Arguments"/> fill its places in order. Thrown for what a person can read and mend; anything else is a bug.
/// </summary>
public class RuleException : Exception
{
    public RuleException(string code, params object[] arguments)
        : base($"rule.{code}({string.Join(", ", arguments)})")
    {
        Code = code;
        Arguments = arguments;
    }

    /// <summary>Dotted, lower camel case: <c>reply.tooShort</c>.</summary>
    public string Code { get; }

    /// <summary>Values for the sentence's places, in order: numbers, names, times.</summary>
    public IReadOnlyList<object> Arguments { get; }
}
