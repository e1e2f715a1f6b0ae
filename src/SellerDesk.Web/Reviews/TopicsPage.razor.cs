using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Reviews;

namespace SellerDesk.Web.Reviews;

/// <summary>Topics of reviews with praise and blame over time, and the reviews behind the chosen one.</summary>
public sealed partial class TopicsPage(WordBoard board, SaidReviews reviews, InboxNames names, Application.Data.IShopScopeSource scope) : SaidPage(board, reviews, names, scope)
{
    [SupplyParameterFromQuery(Name = "topic")]
    private string? Topic { get; set; }

    private bool IsOpen => !string.IsNullOrEmpty(Topic);

    protected override SaidBehind? Asked => IsOpen ? new SaidBehind { Topic = Topic, Tone = ChosenTone } : null;

    /// <summary>Every point of the period, also those on which nobody spoke of it.</summary>
    private IReadOnlyList<SaidPoint> PointsOf(string topic)
    {
        var known = Board!.Points.Where(point => point.Topic == topic).ToDictionary(point => point.From);
        var first = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Now, Zone).DateTime).AddDays(1 - Filter.Days);
        return
        [
            .. Enumerable.Range(0, (Filter.Days + Filter.PointDays - 1) / Filter.PointDays).Select(i => first.AddDays(i * Filter.PointDays))
                .Select(from => known.GetValueOrDefault(from) ?? new SaidPoint(topic, from, 0, 0, 0)),
        ];
    }
}
