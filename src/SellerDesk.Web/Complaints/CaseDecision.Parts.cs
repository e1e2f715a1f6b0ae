using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Inbox;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Replies;
using SellerDesk.Web.Inbox;
using SellerDesk.Web.Shell.Widgets;

namespace SellerDesk.Web.Complaints;

/// <summary>What the panel of a decision says and draws.</summary>
public sealed partial class CaseDecision
{
    private string DoText
    {
        get
        {
            var sum = kind switch
            {
                ResolutionKind.Refund => CaseSums.Most(Case),
                ResolutionKind.PartialRefund when amount is { } part && CaseSums.Most(Case) is { } most => (part, most.Currency),
                _ => null,
            };
            var deed = kind is null ? T["complaints.choose-decision"]
                : sum is { } money ? T["complaints.act." + ComplaintWords.Lower(kind) + ".money", T.Format.Money(money.Item1, money.Item2)]
                : T["complaints.act." + ComplaintWords.Lower(kind)];
            return words.Trim().Length > 0 && kind is not null && kind != ResolutionKind.Explanation ? T["complaints.act.and-write", deed] : deed;
        }
    }

    private string? WhyNot => kind is null ? T["complaints.choose-decision"] : blocking > 0 ? T.Count("guard.mend", blocking) : null;

    private IReadOnlyList<(string Icon, string Said, string When)> Next => CaseOptions.Next(Data, kind, T);

    private RenderFragment Ask => builder =>
    {
        if (Case.Chat is { } chat)
        {
            builder.AddMarkupContent(0, $"<a class=\"sd-btn\" href=\"{InboxAddress.Of(new InboxFilter { State = InboxState.All }, chat)}\" data-key=\"r\" data-command=\"{WebUtility.HtmlEncode(T["complaints.ask-buyer"])}\">{WebUtility.HtmlEncode(T["complaints.ask-buyer"])}</a>");
        }
    };

    private RenderFragment CarryOut => builder =>
    {
        builder.OpenComponent<CaseCarryOut>(0);
        builder.AddComponentParameter(1, nameof(CaseCarryOut.Data), Data);
        builder.AddComponentParameter(2, nameof(CaseCarryOut.Actor), Actor);
        builder.AddComponentParameter(3, nameof(CaseCarryOut.OnChanged), OnChanged);
        builder.CloseComponent();
    };

    private RenderFragment OnTheWay => builder =>
    {
        builder.OpenComponent<Button>(0);
        builder.AddComponentParameter(1, nameof(Button.Class), "wide");
        builder.AddComponentParameter(2, nameof(Button.Icon), "undo");
        builder.AddComponentParameter(3, nameof(Button.Text), T["complaints.take-back"]);
        builder.AddComponentParameter(4, nameof(Button.Why), Case.Decision is { State: OutgoingState.Held or OutgoingState.Queued } ? null : T["complaints.undo.late"]);
        builder.AddComponentParameter(5, nameof(Button.OnPress), EventCallback.Factory.Create(this, WithdrawAsync));
        builder.CloseComponent();
    };

    private RenderFragment Lacks(ComplaintStage to) => builder =>
    {
        var lacks = Case.Ways.FirstOrDefault(way => way.Stage == to)?.Lacks ?? [];
        if (lacks.Count > 0)
        {
            builder.AddMarkupContent(0, string.Create(CultureInfo.InvariantCulture, $"<ul class=\"case-lacks\">{string.Concat(lacks.Select(lack => $"<li>{Icon.Svg("alert", 12)}<span>{WebUtility.HtmlEncode(T.Rule(lack))}</span></li>"))}</ul>"));
        }
    };
}
