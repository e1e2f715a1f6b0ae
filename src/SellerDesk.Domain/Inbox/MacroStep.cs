using SellerDesk.Domain.Common;

namespace SellerDesk.Domain.Inbox;

/// <summary>One deed of a macro or of a deed on many.</summary>
/// <param name="Verb">What is done.</param>
/// <param name="Value">What it needs: a template's id, a tag, a person's id (empty: nobody, <c>me</c>: whoever runs it), days to put off, the words of a note; of cases a stage, a cause, an outcome, grounds with words.</param>
public sealed record MacroStep(BulkVerb Verb, string Value)
{
    public const string Me = "me";
    public const int LongestSnooze = 90;

    /// <exception cref="RuleException"><c>macro.steps</c>, <c>macro.stepValue</c>: none, too many, or one that lacks what it needs.</exception>
    public static void Check(IReadOnlyList<MacroStep> steps)
    {
        if (steps.Count is 0 or > Macro.MostSteps)
        {
            throw new RuleException("macro.steps", Macro.MostSteps);
        }

        if (steps.Any(step => !step.IsWhole))
        {
            throw new RuleException("macro.stepValue");
        }

        // A second ending has nothing left to end.
        if (steps.Count(step => step.Verb is BulkVerb.Answer or BulkVerb.Close or BulkVerb.Reopen or BulkVerb.Snooze) > 1)
        {
            throw new RuleException("macro.oneEnd");
        }
    }

    private bool IsWhole => Verb switch
    {
        BulkVerb.Answer => Value.Trim().Length > 0,
        BulkVerb.Tag or BulkVerb.Untag => Value.Trim().Length is > 0 and <= ItemTag.NameMaxLength,
        BulkVerb.Assign => Value.Length == 0 || Value == Me || Guid.TryParse(Value, out _),
        BulkVerb.Snooze => int.TryParse(Value, out var days) && days is > 0 and <= LongestSnooze,
        BulkVerb.Note => Value.Trim().Length is > 0 and <= ItemNote.TextMaxLength,
        BulkVerb.MoveCase or BulkVerb.Explain or BulkVerb.CloseCase => Value.Length > 0,
        BulkVerb.Decline => Value.Split('\n')[0].Trim().Length > 0,
        BulkVerb.Macro => false,
        _ => true,
    };
}
