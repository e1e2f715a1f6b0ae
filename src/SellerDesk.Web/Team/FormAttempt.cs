using SellerDesk.Domain.Common;
using SellerDesk.Web.Shell.Language;

namespace SellerDesk.Web.Team;

/// <summary>Does what a plain form asks for; a refusal becomes the sentence that the form shows.</summary>
internal static class FormAttempt
{
    /// <returns>Null when it was done.</returns>
    public static async Task<string?> RefusalAsync(Texts words, Func<Task> work)
    {
        try
        {
            await work();
            return null;
        }
        catch (RuleException refusal)
        {
            return words.Rule(refusal.Code, [.. refusal.Arguments]);
        }
    }
}
