using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Messages;
using SellerDesk.Domain.Messages;

namespace SellerDesk.Web.Messages;

/// <summary>What came of messages, by the day on which they were made; every number leads to the messages that it counts.</summary>
public sealed partial class MessageReportPage(MessageReport report)
{
    private static readonly int[] Spans = [7, 30, 90];
    private static readonly string[] Whats = ["Queued", "Waiting", "Sent", "Delivered", "Opened", "Clicked", "Skipped", "Dead", "Untold"];

    private static readonly MessageChannel[] Channels = [MessageChannel.Email, MessageChannel.Sms, MessageChannel.Telegram, MessageChannel.MarketplaceChat, MessageChannel.Webhook];

    private MessageReportData? data;

    [SupplyParameterFromQuery(Name = "days")]
    private int? Asked { get; set; }

    private int Span => Asked is { } days && Spans.Contains(days) ? days : 30;

    private DateOnly Today => DateOnly.FromDateTime(Now.UtcDateTime);

    private MessageFilter Range => new(From: Today.AddDays(1 - Span), Until: Today);

    protected override Task OnParametersSetAsync() => LoadAsync(ReadAsync);

    private async Task ReadAsync() => data = await report.LoadAsync(Today.AddDays(1 - Span), Today, Cancel);

    private static int Of(MessageFigures figures, string what) => what switch
    {
        "Queued" => figures.Queued,
        "Waiting" => figures.Waiting,
        "Sent" => figures.Sent,
        "Delivered" => figures.Delivered,
        "Opened" => figures.Opened,
        "Clicked" => figures.Clicked,
        "Skipped" => figures.AllSkipped,
        "Untold" => figures.AllUntold,
        _ => figures.AllDead,
    };

    private static string Rows(MessageFilter of, string what) => what == "Untold" ? MessagesAddress.Of(new UntoldFilter(of.Rule, of.Reason, of.From, of.Until)) : MessagesAddress.Of(of with { What = what == "Queued" ? null : what });
}
