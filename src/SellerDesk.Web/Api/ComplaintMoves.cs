using SellerDesk.Application.Complaints;
using SellerDesk.Application.Replies.Decisions;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Products;
using SellerDesk.Domain.Team;

namespace SellerDesk.Web.Api;

/// <summary>A program's word for a move, and the use case behind it.</summary>
internal sealed class ComplaintMoves(MoveComplaint one, MergeComplaints merge, SplitComplaint split, UndoMove undo, DecideComplaint decide)
{
    public Task ExecuteAsync(Actor actor, ComplaintId id, string move, MoveComplaintBody body, CancellationToken cancel) => move.ToLowerInvariant() switch
    {
        "merge" => merge.ExecuteAsync(actor, id, [.. Need("others", body.Others).Select(other => new ComplaintId(other))], Why(body), cancel),
        "split" => split.ExecuteAsync(actor, id, Need("pieces", body.Pieces), Why(body), cancel),
        "undo" => undo.ExecuteAsync(actor, id, Need("move", body.Move), cancel),
        "decide" => decide.ExecuteAsync(actor, id, new CaseDecision(Need("decision", body.Decision), Text(body), ComplaintsApi.Amount(body.Amount), body.DecisionReason), body.Resolution is null ? null : Wish(body), body.Version, cancel),
        _ => one.ExecuteAsync(actor, id, MoveOf(move, body), body.Version, cancel),
    };

    private static CaseMove MoveOf(string move, MoveComplaintBody body) => move.ToLowerInvariant() switch
    {
        "stage" => new CaseMove.ToStage(Word<ComplaintStage>("stage", body.Stage), Why(body)),
        "explain" => new CaseMove.Explain(Code("reason", body.Reason), Code("cause", body.Cause), Why(body)),
        "resolve" => new CaseMove.Resolve(Wish(body), Why(body)),
        "carry-out" => new CaseMove.CarryOut(Word<CarryingOut>("how", body.How), Why(body)),
        "arbitrate" => new CaseMove.Arbitrate(Need("ground", Code("ground", body.Ground)), Why(body)),
        "judge" => new CaseMove.Judge(Word<Verdict>("verdict", body.Verdict), ApiInput.Word<BallHolder>("ball", body.Ball) ?? BallHolder.Seller, Why(body)),
        "ball" => new CaseMove.PassBall(Word<BallHolder>("ball", body.Ball), Why(body)),
        "close" => new CaseMove.Close(ApiInput.Word<CloseReason>("as", body.As) ?? CloseReason.Done, ApiInput.Word<ComplaintOutcome>("outcome", body.Outcome), Why(body)),
        "reopen" => new CaseMove.Reopen(Why(body)),
        "assign" => new CaseMove.Assign(body.Person is { } person ? new PersonId(person) : null, Why(body)),
        "link" => new CaseMove.LinkOrder(Need("order", ApiInput.Text("order", body.Order, 128)), Why(body)),
        "line" => new CaseMove.AddLine(body.Product is { } product ? new ProductId(product) : null, Need("quantity", body.Quantity), ComplaintsApi.Amount(body.Amount), Why(body)),
        _ => throw new ApiMissingException("missing.move"),
    };

    private static ResolutionWish Wish(MoveComplaintBody body) => new(
        Word<ResolutionKind>("resolution", body.Resolution), ComplaintsApi.Amount(body.Amount), Code("ground", body.Ground), Text(body), body.Points, body.DiscountPercent);

    private static T Word<T>(string field, string? value) where T : struct, Enum => ApiInput.Word<T>(field, value) ?? throw new ApiInputException(field, "value");

    private static T Need<T>(string field, T? value) where T : class => value ?? throw new ApiInputException(field, "value");

    private static T Need<T>(string field, T? value) where T : struct => value ?? throw new ApiInputException(field, "value");

    private static string? Code(string field, string? code) => ApiInput.Text(field, code, Complaint.CodeMaxLength);

    private static string? Text(MoveComplaintBody body) => ApiInput.Text("text", body.Text, Complaint.TextMaxLength);

    private static string? Why(MoveComplaintBody body) => ApiInput.Text("why", body.Why, ComplaintMove.WhyMaxLength);
}
