using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;

namespace SellerDesk.Application.Replies;

/// <summary>
/// The one switch that stops every automatic answer. Read from the database each time and never kept in memory: pressed on one node, it holds on all of
/// them for the next row that is written and the next call that is made.
/// </summary>
internal static class AutomationSwitch
{
    public const string Name = "automation.stop";

    public static async Task<DeskOption?> ReadAsync(SellerDeskDb db, CancellationToken cancel) => await db.DeskOptions.AsNoTracking().FirstOrDefaultAsync(option => option.Name == Name, cancel);

    public static async Task<bool> IsStoppedAsync(SellerDeskDb db, CancellationToken cancel) => await ReadAsync(db, cancel) is { Value: "true" };
}
