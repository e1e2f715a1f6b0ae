using SellerDesk.Application.Imports;
using SellerDesk.Domain.Common;

namespace SellerDesk.Web.Imports;

/// <summary>An import that runs on this node, whether or not a page looks at it.</summary>
public sealed class UnderWay(ImportRequest request) : IProgress<ImportProgress>
{
    /// <summary>Raised on the import's thread.</summary>
    public event Action? Changed;

    public ImportRequest Request => request;

    public ImportProgress? Progress { get; private set; }

    public ImportOutcome? Outcome { get; private set; }

    /// <summary>Why the file was not taken.</summary>
    public RuleException? Refusal { get; private set; }

    public bool HasEnded { get; private set; }

    public void Report(ImportProgress value)
    {
        Progress = value;
        Changed?.Invoke();
    }

    public void End(ImportOutcome? outcome, RuleException? refusal)
    {
        (Outcome, Refusal, HasEnded) = (outcome, refusal, true);
        Changed?.Invoke();
    }
}
