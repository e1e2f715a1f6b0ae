using SellerDesk.Application.Bulk;

namespace SellerDesk.Web.Inbox;

/// <summary>The macros that can be run on what is open or marked, handed down to wherever their menu stands.</summary>
public sealed class MacroDesk(Func<MacroCard, Task> run)
{
    public IReadOnlyList<MacroCard> Macros { get; set; } = [];

    public Task RunAsync(MacroCard macro) => run(macro);
}
